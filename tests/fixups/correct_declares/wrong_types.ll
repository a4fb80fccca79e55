declare i32 @sum(ptr)
declare i32 @sys_write(i32 noundef, ptr noundef, i32 noundef) #0

define i64 @f(ptr %p) {
  %a = call i64 @sum(ptr %p, i64 3)
  %b = call i64 @sys_write(i64 1, ptr %p, i64 3)
  ret i64 %a
}
