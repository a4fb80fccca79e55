declare i64 @find_text(ptr, i64, ptr, i64)

define i64 @position(ptr %text, i64 %text_len) {
entry:
  %at = call i64 @find_text(ptr %text, i64 %text_len, ptr %text, i64 1)
  ret i64 %at
}
