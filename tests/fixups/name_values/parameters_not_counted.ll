define i64 @sum(i64 %0, i64 %1) {
  %2 = add i64 %0, %1
  ret i64 %2
}
