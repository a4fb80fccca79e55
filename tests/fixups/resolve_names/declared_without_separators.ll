declare zeroext i1 @textequal(ptr, i64, ptr, i64)

define i1 @f(ptr %a, i64 %a_len) {
entry:
  %same = call zeroext i1 @textequal(ptr %a, i64 %a_len, ptr %a, i64 %a_len)
  ret i1 %same
}
