define i64 @sum(i64 %a) {
  %0 = add i64 %a, 1
  %1 = add i64 %7, 1
  ret i64 %1
}
