define double @f(double %x, double %y, i1 %c) "approx-func-fp-math"="true" {
entry:
  %s = fadd double %x, %y
  ret double %s
}
