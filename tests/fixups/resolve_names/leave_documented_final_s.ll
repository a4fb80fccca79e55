; Whether two texts have the same letters, however they are written.
declare zeroext i1 @text_equals(ptr, i64, ptr, i64)

define i1 @f(ptr %a, i64 %a_len) {
entry:
  %same = call zeroext i1 @text_equals(ptr %a, i64 %a_len, ptr %a, i64 %a_len)
  ret i1 %same
}
