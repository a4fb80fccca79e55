@msg = private constant [14 x i8] c"Hello, World!\n"

declare i64 @sys_write(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %w = call i64 @sys_write(i64 1, ptr @msg, i64 14)
  ret i64 0
}
