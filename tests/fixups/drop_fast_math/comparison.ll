define double @f(double %x, double %y, i1 %c) {
entry:
  %less = fcmp nnan ninf olt double %x, %y
  %s = select i1 %less, double %x, double %y
  ret double %s
}
