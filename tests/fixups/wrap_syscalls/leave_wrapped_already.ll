declare i64 @sys_close(i64)

define i64 @f() {
  %a = call i64 @sys_close(i64 1)
  ret i64 %a
}
