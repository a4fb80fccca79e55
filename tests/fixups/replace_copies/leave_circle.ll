define i64 @f(i64 %a) {
  %b = %c
  %c = %b
  ret i64 %a
}
