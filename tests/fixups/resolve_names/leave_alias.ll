@search = alias i64 (ptr, i64, ptr, i64), ptr @find_text

define i64 @f(ptr %text) {
entry:
  %a = call i64 @find_text(ptr %text, i64 1, ptr %text, i64 1)
  ret i64 %a
}
