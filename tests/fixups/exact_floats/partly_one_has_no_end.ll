define float @f(float %x) {
  %a = fadd float %x, 0.1
  %b = fadd float %a, 1.0e41
  ret float %b
}
