define i64 @g(i64 %a, i32 %b) {
  %r = add i64 %a, mul (i64 %a, i32 %b)
  ret i64 %r
}
