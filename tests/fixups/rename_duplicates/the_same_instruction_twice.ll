define i64 @first(ptr %p) {
entry:
  %place = getelementptr i64, ptr %p, i64 1
  %place = getelementptr i64, ptr %p, i64 1
  %value = load i64, ptr %place
  ret i64 %value
}
