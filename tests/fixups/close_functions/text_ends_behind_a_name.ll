define i64 @same(i64 %value) {
  ret i64 %value