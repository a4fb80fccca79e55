define float @f(float %x, half %y) {
  %a = fadd float %x, 1.0e40
  %b = fadd half %y, 70000.0
  %c = fadd half %b, 70000
  ret float %a
}
