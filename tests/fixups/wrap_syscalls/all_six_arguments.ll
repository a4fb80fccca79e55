declare i64 @syscall6(i64, i64, i64, i64, i64, i64, i64)

define i64 @f(i64 %fd, ptr %buffer, i64 %n) {
entry:
  %p = ptrtoint ptr %buffer to i64
  %r = call i64 @syscall6(i64 0, i64 %fd, i64 %p, i64 %n, i64 0, i64 0, i64 0)
  ret i64 %r
}
