@err_msg = private unnamed_addr constant [14 x i8] c"out of luck\0A\00", align 1
@out_msg = private unnamed_addr constant [7 x i8] c"bye\0A\00", align 1

declare i64 @sys_write(i64, ptr, i64)
declare i64 @sys_exit(i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %w1 = call i64 @sys_write(i64 2, ptr @err_msg, i64 12)
  %w2 = call i64 @sys_write(i64 1, ptr @out_msg, i64 4)
  %w3 = call i64 @sys_exit(i64 3)
  unreachable
}
