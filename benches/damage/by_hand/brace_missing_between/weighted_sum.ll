@sum = internal global i64 0

define internal void @add3(i64 %v) {
entry:
  %p = mul i64 %v, 3
  store i64 %p, ptr @sum
  ret void

define internal void @add2(i64 %v) {
entry:
  %p = shl i64 %v, 1
  %o = load i64, ptr @sum
  %n = add i64 %o, %p
  store i64 %n, ptr @sum
  ret void
}

define i64 @weighted_sum(i64 %a, i64 %b, i64 %c) {
entry:
  call void @add3(i64 %a)
  call void @add2(i64 %b)
  %s = load i64, ptr @sum
  %r = add i64 %s, %c
  ret i64 %r
}
