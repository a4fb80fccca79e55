define double @f(double %x) {
  %a = fadd double %x, 0.1f
  ret double %a
}
