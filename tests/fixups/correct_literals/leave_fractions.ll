define i64 @f(i64 %a) {
  %b = add i64 %a, 1.5
  ret i64 %b
}
