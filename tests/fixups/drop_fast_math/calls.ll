define double @f(double %x, double %y, i1 %c) {
entry:
  %s = call fast double @g(double %x)
  %t = tail call nnan nsz fastcc double @h(double %s)
  ret double %t
}

define double @g(double %x) {
  ret double %x
}

define internal fastcc double @h(double %x) {
  ret double %x
}
