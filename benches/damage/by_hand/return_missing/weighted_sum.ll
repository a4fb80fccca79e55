@sum = internal global i64 0

define internal void @add_to_sum(i64 %v, i64 %w) {
entry:
  %p = mul i64 %v, %w
  %old = load i64, ptr @sum
  %new = add i64 %old, %p
  store i64 %new, ptr @sum
}

define i64 @weighted_sum(i64 %a, i64 %b, i64 %c) {
entry:
  store i64 0, ptr @sum
  call void @add_to_sum(i64 %a, i64 3)
  call void @add_to_sum(i64 %b, i64 2)
  call void @add_to_sum(i64 %c, i64 1)
  %r = load i64, ptr @sum
  ret i64 %r
}
