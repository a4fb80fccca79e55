define i64 @f(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
entry:
  %a = call i64 @ascii_upper_to_text(ptr %text, i64 %text_len, ptr %out, i64 %capacity)
  %b = call i64 @number_format_u32(i64 %a, ptr %out, i64 %capacity)
  %c = call i64 @sys_getppid()
  %d = call i64 @sys_lstat(ptr %text, ptr %out)
  %e = call i64 @text_bind(ptr %text, i64 %text_len, ptr %out, i64 %capacity)
  %f = call i64 @print_lines(i64 1, ptr %text, i64 %text_len)
  ret i64 %f
}
