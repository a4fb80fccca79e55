define i64 @f(ptr %text, i64 %length) {
  %place = ptrtoint ptr %text to i64
  %a = call i64 @print_text(i64 1, i64 %place, i64 %length)
  %next = add i64 %place, 1
  %b = call i64 @print_text(i64 1, i64 %next, i64 %length)
  %c = call i64 @print_u64(i64 1, ptr %text)
  %e = call i64 @print_u64(i64 1, ptr @f)
  ret i64 %a
}
