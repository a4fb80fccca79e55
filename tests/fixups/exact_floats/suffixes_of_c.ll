define float @f(float %x, double %y) {
  %a = fadd float %x, 1.0f
  %b = fadd float %a, 0.1F
  %c = fadd double %y, 0.5f
  %d = fadd double %c, 2.5L
  %e = fptrunc double %d to float
  %g = fadd float %b, %e
  ret float %g
}
