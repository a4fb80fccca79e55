define float @f(float %x) {
  %a = fadd float %x, 0x123
  %b = fadd float %a, 0x1.8
  ret float %b
}
