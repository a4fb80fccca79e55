define i64 @f(i64 %x) {
  %y = add i64 %x / 2, 1
  ret i64 %y
}
