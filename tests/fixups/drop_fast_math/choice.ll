define double @f(double %x, double %y, i1 %c) {
entry:
  %s = select nnan nsz i1 %c, double %x, double %y
  ret double %s
}
