define double @f(double %x) {
  %a = fadd double %x, 1e5
  %b = fadd double %a, 1E-5
  %c = fadd double %b, .5
  %d = fadd double %c, -.25e2
  %e = fadd double %d, 6.02e23
  %f = fadd double %e, 1.
  ret double %f
}
