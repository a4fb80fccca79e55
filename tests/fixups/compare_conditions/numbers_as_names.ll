define i64 @f(i32 %0) {
  br i32 %0, label %2, label %3

2:
  ret i64 1

3:
  ret i64 0
}
