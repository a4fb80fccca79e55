@err = private constant [12 x i8] c"out of luck\n"
@out = private constant [4 x i8] c"bye\n"

declare i64 @sys_write(i64, ptr, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %a = call i64 @sys_write(i64 2, ptr @err, i64 12)
  %b = call i64 @sys_write(i64 1, ptr @out, i64 4)
  ret i64 3
}
