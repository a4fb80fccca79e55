define i64 @f(i64 %a) {
  %b = %missing
  ret i64 %b
}
