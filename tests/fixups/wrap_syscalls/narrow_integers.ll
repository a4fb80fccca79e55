declare i32 @syscall(i32, ...)

define i32 @f(i32 %fd, ptr %buffer) {
entry:
  %r = call i32 (i32, ...) @syscall(i32 1, i32 %fd, ptr %buffer, i32 -1)
  ret i32 %r
}
