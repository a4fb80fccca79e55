define fp128 @f(fp128 %x, x86_fp80 %y) {
  %a = fadd fp128 %x, 0xL00000000000000004000000000000000
  %b = fadd x86_fp80 %y, 0xK3FFF8000000000000000
  %c = fadd fp128 %a, 1.5
  ret fp128 %c
}
