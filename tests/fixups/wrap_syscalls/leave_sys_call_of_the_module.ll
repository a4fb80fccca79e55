define i64 @sys_call(i64 %n, i64 %a) {
  ret i64 %a
}

define i64 @f() {
  %r = call i64 @sys_call(i64 3, i64 1)
  ret i64 %r
}
