define float @f(float %x) {
  %a = fadd float %x, 1.0e-50
  %b = fadd float %a, 1.0e-40
  %c = fadd float %b, 3.4028235e38
  %d = fadd float %c, 3.402823466e+38
  ret float %d
}
