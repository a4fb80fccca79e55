define double @f(double %x, i1 %fast) #0 {
entry:
  %sum = fadd fast double %x, 1.0
  %product = fmul contract double %sum, %x
  %less = fcmp nnan
    ninf olt double %product, %x
  %chosen = select nsz i1 %less, double %x, double %sum
  %called = call reassoc double @g(double %chosen)
  ret double %called
}

; `fast` in names and in calling conventions is allowed.
define internal fastcc double @g(double %fast) "no-nans-fp-math"="true" "unsafe-fp-math"="false" {
entry:
  %contract = fadd double %fast, %fast
  ret double %contract
}

attributes #0 = { "approx-func-fp-math"="true" }
