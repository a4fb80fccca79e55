define i64 @name(i64 %n) {
  switch i64 %n, label %3 [
    i64 0, label %1
    i64 1, label %2
  ]
1:
  %0 = add i64 %n, 1
  ret i64 %0
2:
  ret i64 2
3:
  ret i64 3
}
