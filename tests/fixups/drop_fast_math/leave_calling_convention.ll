define internal fastcc double @f(double %x) {
  ret double %x
}

define double @g(double %x) {
  %s = call fastcc double @f(double %x)
  ret double %s
}
