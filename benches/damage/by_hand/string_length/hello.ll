@.str = private unnamed_addr constant [15 x i8] c"Hello, World!\0A", align 1

declare i64 @sys_write(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %call = call i64 @sys_write(i64 1, ptr @.str, i64 14)
  ret i64 0
}
