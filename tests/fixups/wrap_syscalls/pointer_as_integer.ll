define i64 @f(i64 %fd, ptr %buffer, i64 %n) {
entry:
  %address = ptrtoint ptr %buffer to i64
  %r = call i64 @syscall(i64 1, i64 %fd, i64 %address, i64 %n)
  ret i64 %r
}
