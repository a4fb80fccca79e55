define i64 @text_copy(ptr %text, i64 %text_len) {
  ret i64 %text_len
}

define i64 @f(ptr %text) {
  %n = call i64 @text_copy(ptr %text, i64 3)
  ret i64 %n
}
