@l1 = private constant [10 x i8] c"\09\22word\22 \5C\0A"
@l2 = private constant [6 x i8] c"\C5\BEaba\0A"

declare i64 @syscall(i64, i64, i64, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %p1 = ptrtoint ptr @l1 to i64
  %r1 = call i64 @syscall(i64 1, i64 1, i64 %p1, i64 10)
  %p2 = ptrtoint ptr @l2 to i64
  %r2 = call i64 @syscall(i64 1, i64 1, i64 %p2, i64 6)
  ret i64 0
}
