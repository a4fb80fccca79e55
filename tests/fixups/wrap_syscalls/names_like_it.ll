declare i64 @__syscall(i64, ...)
declare i64 @syscall_1(i64, i64)
declare i64 @raw_syscall3(i64, i64, i64, i64)
declare i64 @linux_syscall(i64, i64)

define i64 @f(i64 %fd) {
  %a = call i64 (i64, ...) @__syscall(i64 3, i64 %fd)
  %b = call i64 @syscall_1(i64 3, i64 %fd)
  %c = call i64 @raw_syscall3(i64 72, i64 %fd, i64 1, i64 0)
  %d = call i64 @linux_syscall(i64 3, i64 %fd)
  ret i64 %d
}
