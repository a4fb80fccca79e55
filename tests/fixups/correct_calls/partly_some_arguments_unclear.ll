define i64 @f(ptr %text, i64 %length) {
  %c = load i8, ptr %text
  %a = call i64 @memory_find_byte(ptr %text, i64 %length, i8 %c)
  %b = call i64 @memory_find_byte(ptr %text, i32 8, i64 0)
  %n = trunc i64 %a to i32
  ret i64 %a
}
