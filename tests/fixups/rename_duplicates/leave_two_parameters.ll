define i64 @sum(i64 %a, i64 %a) {
  %r = add i64 %a, %a
  ret i64 %r
}
