define i64 @f(i64 %x, i64 %c, [4 x i64] %a) {
  %s = add i64 x, c
  %e = extractvalue [4 x i64] a, 1
  %r = add i64 s, e
  ret i64 r
}
