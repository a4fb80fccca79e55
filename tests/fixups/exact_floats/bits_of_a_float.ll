define float @f(float %x) {
  %a = fadd float %x, 0x40490FDB
  %b = fadd float %a, 0xBDCCCCCD
  %c = fadd float %b, 0x3FB999999999999A
  %d = fadd float %c, 0xBFB999999999999A
  ret float %d
}
