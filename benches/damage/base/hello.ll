@message = private unnamed_addr constant [14 x i8] c"Hello, World!\0A"

declare i64 @sys_write(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %written = call i64 @sys_write(i64 1, ptr @message, i64 14)
  ret i64 0
}
