define i64 @f(i1 %0) {
1:
  br i1 %0, label %2, label %3
2:
  ret i64 0
3:
  ret i64 1
}
