; a module
declare i64 @one()
declare i64 @sum(ptr)
declare i64 @sum(ptr)

define i64 @one() {
  ret i64 1
}

define i64 @f(ptr %p) {
  %a = call i64 @sum(ptr %p, i64 3)
  %b = call i64 @sys_close(i64 %a)
  ret i64 %a
}
