define i64 @g(i64 %a, i64 %b) {
  %r = add i64 ((mul i64 %a, 2)), (add (i64 %a, i64 %b))
  ret i64 %r
}
