define i64 @three(i64 %a) {
entry:
  %2 = add i64 %a, 1
  %0 = add i64 %2, 1
  %1 = add i64 %0, 1
  ret i64 %1
}
