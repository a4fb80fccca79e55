define i64 @f(double %x, i128 %y, { i64 } %z) {
  %a = call i64 @syscall(i64 3, double %x)
  %b = call i64 @syscall(i64 3, i128 %y)
  %c = call i64 @syscall(i64 3, { i64 } %z)
  %d = call i64 @syscall(i64 11, i32 5)
  %e = call double @syscall(i64 39)
  ret i64 %a
}
