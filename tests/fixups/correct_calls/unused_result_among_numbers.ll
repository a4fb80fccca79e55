define i64 @f(ptr %0, i64 %1) {
  %3 = add i64 %1, 1
  call void @print_text(i64 1, ptr %0, i64 %3)
  %4 = add i64 %3, 1
  ret i64 %4
}
