define i32 @f(ptr %0) {
  %2 = call i32 @sum(ptr %0, i64 3)
  %3 = add i32 %2, 1
  ret i32 %3
}
