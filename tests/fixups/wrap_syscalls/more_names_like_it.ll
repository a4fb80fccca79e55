declare i64 @linux_syscall(i64, ...)
declare i64 @kernel_syscall3(i64, i64, i64, i64)
declare i64 @syscall64(i64)
declare i32 @__syscall3(i32, i32, ptr, i32)

define i64 @f(ptr %text) {
  %a = call i64 (i64, ...) @linux_syscall(i64 39)
  %b = call i64 @kernel_syscall3(i64 3, i64 1, i64 0, i64 0)
  %c = call i64 @syscall64(i64 39)
  %d = call i32 @__syscall3(i32 1, i32 1, ptr %text, i32 4)
  %e = call i64 @syscall(i32 39)
  ret i64 %a
}
