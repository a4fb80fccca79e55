define void @f(ptr %text, i64 %length) {
  call void @print_text(i64 1, ptr %text, i64 %length)
  tail call void @print_text(i64 1, ptr %text, i64 %length)
  ret void
}
