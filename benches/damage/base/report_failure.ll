@complaint = private constant [12 x i8] c"out of luck\0A"
@farewell = private constant [5 x i8] c"bye\0A\00"

declare i64 @sys_write(i64, ptr, i64)
declare i64 @sys_exit(i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %complained = call i64 @sys_write(i64 2, ptr @complaint, i64 12)
  %said = call i64 @sys_write(i64 1, ptr @farewell, i64 4)
  %never = call i64 @sys_exit(i64 3)
  unreachable
}
