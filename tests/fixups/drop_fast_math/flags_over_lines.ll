define double @f(double %x, double %y, i1 %c) {
entry:
  %s = fadd fast
         nnan double %x, %y
  ret double %s
}
