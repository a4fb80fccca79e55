declare zeroext i1 @text_equals(ptr, i64, ptr, i64)
declare i64 @text_copys(ptr, i64, ptr, i64)

define i64 @f(ptr %a, i64 %a_len, ptr %b, i64 %b_len) {
entry:
  %same = call zeroext i1 @text_equals(ptr %a, i64 %a_len, ptr %b, i64 %b_len)
  %n = call i64 @text_copys(ptr %a, i64 %a_len, ptr %b, i64 %b_len)
  %r = select i1 %same, i64 %n, i64 0
  ret i64 %r
}
