define i8 @f(i8 %a) {
  %b = add i8 %a, 0x1FF
  %c = add i8 %b, -0x81
  ret i8 %c
}
