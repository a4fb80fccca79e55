; rewrite of uppercase: the runtime has it
declare i64 @text_to_upper_ascii(ptr, i64, ptr, i64)

define i64 @uppercase(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
  %written = call i64 @text_to_upper_ascii(ptr %text, i64 %text_len, ptr %out, i64 %capacity)
  ret i64 %written
}
