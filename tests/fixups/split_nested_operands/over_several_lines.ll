declare i64 @f(i64, i64)

define i64 @g(i64 %a, i64 %b) {
  %r = call i64 @f(
    i64 (add i64 %a, ; the first
         1),
    i64 (mul i64 %b,
         (sub i64 %a, %b))
  )
  ret i64 %r
}
