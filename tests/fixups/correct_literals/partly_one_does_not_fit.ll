define i8 @f(i8 %a) {
  %b = add i8 %a, 0x7F
  %c = add i8 %b, 0x100
  ret i8 %c
}
