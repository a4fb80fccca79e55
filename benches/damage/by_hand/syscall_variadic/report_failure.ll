@e = private constant [12 x i8] c"out of luck\0A"
@o = private constant [4 x i8] c"bye\0A"

declare i64 @syscall(i64 noundef, ...) nounwind

define i64 @main(i64 %argc, ptr %argv) {
entry:
  call i64 (i64, ...) @syscall(i64 1, i32 2, ptr @e, i64 12)
  call i64 (i64, ...) @syscall(i64 1, i32 1, ptr @o, i64 4)
  call i64 (i64, ...) @syscall(i64 60, i32 3)
  unreachable
}
