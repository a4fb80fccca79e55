define i64 @spread(i64 %x, ptr %p) {
  %x = mul i64 %x, 3
  store i64 %x, ptr %p
  ret i64 %x
}
