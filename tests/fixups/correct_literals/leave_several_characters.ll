define i32 @f(i32 %a) {
  %b = add i32 %a, 'ab'
  %c = add i32 %b, '\033'
  ret i32 %c
}
