declare i32 @text_equals(ptr, i64, ptr, i64)
declare i64 @text_copys(ptr, ptr)

define i32 @f(ptr %a, i64 %a_len, ptr %b) {
entry:
  %same = call i32 @text_equals(ptr %a, i64 %a_len, ptr %a, i64 %a_len)
  %n = call i64 @text_copys(ptr %a, ptr %b)
  ret i32 %same
}
