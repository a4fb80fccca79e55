declare void @sys_exits(i64)
declare i64 @text_terminated_lengths(ptr)

define i64 @f(ptr %a) {
entry:
  %n = call i64 @text_terminated_lengths(ptr %a)
  call void @sys_exits(i64 %n)
  ret i64 %n
}
