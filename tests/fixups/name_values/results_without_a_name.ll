declare i64 @note(i64)

define i64 @twice(i64 %a) {
entry:
  call i64 @note(i64 %a)
  %0 = add i64 %a, 1
  call i64 @note(i64 %0)
  %1 = add i64 %0, 1
  ret i64 %1
}
