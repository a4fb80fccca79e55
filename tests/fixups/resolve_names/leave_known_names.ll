declare i64 @sys_getpid()

define i64 @f() {
entry:
  %a = call i64 @sys_getpid()
  ret i64 %a
}
