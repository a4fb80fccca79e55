define i64 @f(i64 %a) {
  %b = %a
  %c = %b
  %d = add i64 %b, %c
  %c = %d
  ret i64 %c
}
