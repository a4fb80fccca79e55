define i64 @f(i64 %n) {
  doubled = call i64 g(i64 n, i64 1)
  %r = call i64 g(i64 doubled, i64 n)
  ret i64 %r
}

define internal i64 @g(i64 %a, i64 %b) {
  %s = add i64 a, b
  ret i64 s
}
