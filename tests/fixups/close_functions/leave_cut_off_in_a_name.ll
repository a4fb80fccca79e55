define i64 @sum(i64 %a, i64 %ab) {
entry:
  ret i64 %a