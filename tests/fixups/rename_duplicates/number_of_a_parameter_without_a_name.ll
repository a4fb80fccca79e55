define i64 @spread(i64) {
  %0 = mul i64 %0, 3
  ret i64 %0
}
