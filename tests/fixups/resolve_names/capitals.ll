declare i64 @textFind(ptr, i64, ptr, i64)

define i64 @position(ptr %text, i64 %text_len) {
entry:
  %at = tail call i64 @textFind(ptr %text, i64 %text_len, ptr %text, i64 1)
  ret i64 %at
}
