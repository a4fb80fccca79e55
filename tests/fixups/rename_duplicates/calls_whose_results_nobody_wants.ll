declare i64 @sys_write(i64, ptr, i64)

define i64 @greet(ptr %text) {
entry:
  %written = call i64 @sys_write(i64 1, ptr %text, i64 5)
  %written = call i64 @sys_write(i64 1, ptr %text, i64 5)
  %result = call i64 @sys_write(i64 1, ptr %text, i64 5)
  %written = call i64 @sys_write(i64 2, ptr %text, i64 5)
  ret i64 %written
}
