define i64 @f(ptr<i8> %p, ptr<[4 x i64]> %q, pointer %r) {
  %n = load i64, ptr<i64> %r
  ret i64 %n
}
