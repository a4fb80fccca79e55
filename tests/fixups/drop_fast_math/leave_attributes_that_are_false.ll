define double @f(double %x, double %y, i1 %c) #0 {
entry:
  %s = fadd double %x, %y
  ret double %s
}

attributes #0 = { "unsafe-fp-math"="false" "no-trapping-math"="true" }
