define double @f(double %x, double %y, i1 %c) {
entry:
  %p = fmul contract double %x, %y
  %s = fadd contract double %p, %x
  ret double %s
}
