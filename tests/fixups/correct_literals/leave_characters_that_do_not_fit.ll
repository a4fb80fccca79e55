define i8 @f(i8 %a) {
  %b = add i8 %a, 'é'
  %c = add i8 %b, '日'
  ret i8 %c
}
