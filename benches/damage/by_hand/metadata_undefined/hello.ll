@.str = private unnamed_addr constant [14 x i8] c"Hello, World!\0A", align 1

declare i64 @sys_write(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) !dbg !10 {
entry:
  %r = call i64 @sys_write(i64 1, ptr @.str, i64 14), !dbg !14
  ret i64 0, !dbg !15
}
