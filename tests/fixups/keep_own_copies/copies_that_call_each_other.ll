define i64 @text_copy(ptr %text, i64 %text_len, ptr %out, i64 %capacity) {
  %unused = call ptr @memmove(ptr %out, ptr %text, i64 %text_len)
  ret i64 %text_len
}

define ptr @memmove(ptr %to, ptr %from, i64 %count) {
  ret ptr %to
}

define i64 @main(i64 %argc, ptr %argv) {
  %n = call i64 @text_copy(ptr %argv, i64 3, ptr %argv, i64 3)
  ret i64 %n
}
