declare i64 @syscall7(i64)
declare i64 @my_syscall(i64)

define i64 @f() {
  %a = call i64 @syscall7(i64 39)
  %b = call i64 @my_syscall(i64 39)
  ret i64 %a
}
