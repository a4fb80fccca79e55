define i32 @f(i64 %0) {
  %2 = icmp eq i64 %0, 0
  ret i32 %2
}
