define i64 @f(i64 %a) {
  %b = 1.5
  %r = add i64 %a, %b
  ret i64 %r
}
