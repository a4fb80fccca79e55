define i32 @f(i32 %a) {
  %b = and i32 %a, 0b1010
  %c = or i32 %b, 0o755
  ret i32 %c
}
