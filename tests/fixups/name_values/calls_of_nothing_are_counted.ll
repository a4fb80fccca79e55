declare void @note(i64)

define i64 @twice(i64 %0) {
  %1 = call void @note(i64 %0)
  %2 = add i64 %0, %0
  call void @note(i64 %2)
  %4 = add i64 %2, 1
  ret i64 %4
}
