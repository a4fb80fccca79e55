declare i64 @note(i64)

define i64 @twice(i64 %3, i64) {
  br label %9
9:
  call i64 @note(i64 %4)
  %20 = add i64 %3, %10
  ret i64 %20
}
