define i64 @g(i64 %a, i64 %r.mul, i64 %add) {
  %r = add i64 (mul i64 %a, 2), (mul i64 %a, 3)
  %1 = add i64 (mul i64 %r, %r.mul), 1
  ret i64 (add i64 %1, %add)
}
