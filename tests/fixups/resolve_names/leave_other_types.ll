define i64 @position(ptr %text, i64 %text_len) {
entry:
  %at = call i64 @find_text(ptr %text, i64 %text_len, i8 65)
  %n = call i32 @sys_wirte(i64 1, ptr %text, i64 %at)
  %m = sext i32 %n to i64
  ret i64 %m
}
