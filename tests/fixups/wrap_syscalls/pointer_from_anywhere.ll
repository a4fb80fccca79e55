define i64 @f(i64 %fd, i64 %address, i64 %n) {
entry:
  %r = call i64 @syscall(i64 1, i64 %fd, i64 %address, i64 %n)
  ret i64 %r
}
