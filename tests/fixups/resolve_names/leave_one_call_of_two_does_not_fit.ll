define i64 @position(ptr %text, i64 %text_len) {
entry:
  %at = call i64 @find_text(ptr %text, i64 %text_len, ptr %text, i64 1)
  %last = call i64 @find_text(ptr %text, i64 %at)
  ret i64 %last
}
