define i64 @f(ptr %text, i64 %length, i8 zeroext %wanted, i16 signext %other) {
  %c = load i8, ptr %text
  %wide = zext i8 %c to i32
  %a = call i64 @memory_find_byte(ptr %text, i64 %length, i8 %c)
  %b = call i64 @memory_find_byte(ptr %text, i64 %length, i8 %wanted)
  %d = call i64 @memory_find_byte(ptr %text, i64 %length, i16 %other)
  %e = call i64 @memory_find_byte(ptr %text, i64 %length, i32 %wide)
  ret i64 %a
}
