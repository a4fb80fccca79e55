declare zeroext i1 @text_eqal(ptr, i64, ptr, i64)
declare i64 @text_coppy(ptr, i64, ptr, i64)

define i1 @f(ptr %a, i64 %a_len, ptr %b, i64 %b_len) {
entry:
  %same = call zeroext i1 @text_eqal(ptr %a, i64 %a_len, ptr %a, i64 %a_len)
  %n = call i64 @text_coppy(ptr %a, i64 %a_len, ptr %b, i64 %b_len)
  ret i1 %same
}
