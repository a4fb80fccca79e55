; wrong reverse: reverses bytes, which breaks characters of more than one
declare i64 @text_reverse_bytes(ptr, i64, ptr, i64)

define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
  %written = call i64 @text_reverse_bytes(ptr %text, i64 %text_len, ptr %out, i64 %capacity)
  ret i64 %written
}
