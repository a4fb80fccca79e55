; rewrite of lowercase: the runtime has it, and the length is known
declare i64 @text_to_lower_ascii(ptr, i64, ptr, i64)

define i64 @lowercase(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %written = call i64 @text_to_lower_ascii(ptr %text, i64 %text_len, ptr %out, i64 %capacity)
  %fits = icmp sge i64 %written, 0
  br i1 %fits, label %whole, label %too_long

whole:
  ret i64 %text_len

too_long:
  ret i64 -1
}
