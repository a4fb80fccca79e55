declare i64 @f(i64, i64)

define i64 @g(i64 %a, i64 %b) {
  %r = add i64 (mul i64 %a, i64 2), 1
  %s = call i64 @f(i64 add nsw i64 %a, i64 %b, i64 3)
  ret i64 sub i64 %r, i64 %s
}
