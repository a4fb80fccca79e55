@err = private constant [12 x i8] c"out of luck\0A"
@out = private constant [4 x i8] c"bye\0A"

declare i64 @sys_write(i64, ptr, i64)
declare i64 @sys_exit(i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %0 = call i64 @sys_write(i64 2, ptr @err, i64 12)
  %1 = call i64 @sys_write(i64 1, ptr @out, i64 4)
  %2 = call i64 @sys_exit(i64 3)
  unreachable
  ret i64 0
}
