define double @f(double %x, double %y, i1 %c) {
entry:
  %s = fmul nnan ninf nsz arcp contract afn reassoc double %x, %y
  ret double %s
}
