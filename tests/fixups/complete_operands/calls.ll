declare i64 @g(i64, ptr, i1)
declare i32 @printf(ptr, ...)

define i64 @f(i64 %a, ptr %p, i1 %c) {
  %1 = call i64 @g(%a, %p, %c)
  %2 = call i64 @g(1, null, true)
  %3 = call @g(i64 1, ptr @printf, i1 %c)
  %4 = tail call i64 @g(i64 1, @printf, i1 0)
  %5 = call i32 (ptr, ...) @printf(ptr %p, %a)
  %6 = call i64 @sys_write(1, %p, %a)
  ret i64 %1
}
