@e = private constant [12 x i8] c"out of luck\0A"
@o = private constant [4 x i8] c"bye\0A"

declare i64 @write(i32, ptr, i64)
declare void @exit(i32) noreturn

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %a = call i64 @write(i32 2, ptr @e, i64 12)
  %b = call i64 @write(i32 1, ptr @o, i64 4)
  call void @exit(i32 3)
  unreachable
}
