define half @f(half %x, bfloat %y) {
  %a = fadd half %x, 0.1
  %b = fadd half %a, 1
  %c = fadd half %b, 0x3C00
  %d = fadd bfloat %y, 0.1
  %e = fadd bfloat %d, 0x3F80
  %f = fadd half %c, 1.000488281250000000000000000001
  ret half %f
}
