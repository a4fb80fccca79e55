define double @f(double %x, float %y) {
  %a = fadd double %x, 0x1.8p3
  %b = fadd double %a, 0x1p-1
  %c = fadd double %b, -0x1.921fb54442d18p+1
  %d = fadd float %y, 0x1.99999ap-4
  %e = fadd float %d, 0x1.999999999999ap-4
  ret double %c
}
