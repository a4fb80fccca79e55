define double @f(double %x, double %y, i1 %c) {
entry:
  %s = fadd fast double %x, %y ; fast
  ret double %s
}
