define i64 @f(i64 %r) {
  ret
  i64 %r
}
