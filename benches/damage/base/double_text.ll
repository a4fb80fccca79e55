declare i64 @number_parse_i64(ptr, i64, ptr)

define i64 @double_text(ptr %text, i64 %text_len) {
entry:
  %value = alloca i64
  store i64 0, ptr %value
  %status = call i64 @number_parse_i64(ptr %text, i64 %text_len, ptr %value)
  %failed = icmp ne i64 %status, 0
  br i1 %failed, label %none, label %good

none:
  ret i64 0

good:
  %number = load i64, ptr %value
  %doubled = shl i64 %number, 1
  ret i64 %doubled
}
