define i64 @g(i64 %a) {
  %r = add i64 (mul i64 %a, 2], 1
  ret i64 %a
}
