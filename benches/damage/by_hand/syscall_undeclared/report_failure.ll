@bad = private constant [12 x i8] c"out of luck\0A"
@bye = private constant [4 x i8] c"bye\0A"

define i64 @main(i64 %argc, ptr %argv) {
  ; write(2, bad, 12)
  %1 = call i64 @syscall(i64 1, i64 2, i64 ptrtoint (ptr @bad to i64), i64 12)
  ; write(1, bye, 4)
  %2 = call i64 @syscall(i64 1, i64 1, i64 ptrtoint (ptr @bye to i64), i64 4)
  ; exit(3)
  %3 = call i64 @syscall(i64 60, i64 3)
  unreachable
}
