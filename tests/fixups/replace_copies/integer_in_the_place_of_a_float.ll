define double @f(double %x) {
  %one = 1
  %half = double 0.5
  %y = fadd double %x, %one
  %z = fmul double %y, %half
  ret double %z
}
