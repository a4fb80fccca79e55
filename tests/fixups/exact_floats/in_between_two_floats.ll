define float @f(float %x) {
  %a = fadd float %x, 16777217.0
  %b = fadd float %a, 16777219.0
  %c = fadd float %b, 1.00000005960464477539062500001
  %d = fadd float %c, 1.000000059604644775390625
  ret float %d
}
