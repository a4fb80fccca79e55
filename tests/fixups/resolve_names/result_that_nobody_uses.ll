define void @done(i64 %fd) {
entry:
  call i64 @sys_colse(i64 %fd)
  %ignored = call i64 @sys_colse(i64 %fd)
  ret void
}
