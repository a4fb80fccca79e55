declare i64 @sys_close(i64) ; closes

define i64 @f(ptr %p) {
  %a = call i64 @sum(ptr %p, i64 3)
  %b = call i64 @sys_close(i64 %a)
  ret i64 %a
}
