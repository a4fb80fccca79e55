@weights = internal global [3 x i64] [i64 3, i64 2, i64 1], align 8
@total = internal global i64 0, align 8

define internal void @add_weighted(i64 %value, i64 %place) {
  %weight_ptr = getelementptr [3 x i64], ptr @weights, i64 0, i64 %place
  %weight = load i64, ptr %weight_ptr
  %product = mul i64 %value, %weight
  %old = load i64, ptr @total
  %new = add i64 %old, %product
  store i64 %new, ptr @total
  ret void
}

define i64 @weighted_sum(i64 %a, i64 %b, i64 %c) {
  store i64 0, ptr @total
  call void @add_weighted(i64 %a, i64 0)
  call void @add_weighted(i64 %b, i64 1)
  call void @add_weighted(i64 %c, i64 2)
  %result = load i64, ptr @total
  ret i64 %result
}
