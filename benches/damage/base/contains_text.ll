declare i64 @text_find(ptr, i64, ptr, i64)

define zeroext i1 @contains_text(ptr %text, i64 %text_len, ptr %wanted, i64 %wanted_len) {
entry:
  %place = call i64 @text_find(ptr %text, i64 %text_len, ptr %wanted, i64 %wanted_len)
  %found = icmp sge i64 %place, 0
  ret i1 %found
}
