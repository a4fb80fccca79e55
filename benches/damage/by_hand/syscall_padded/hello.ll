@.msg = private constant [14 x i8] c"Hello, World!\0A"

declare i64 @syscall6(i64, i64, i64, i64, i64, i64, i64)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %addr = ptrtoint ptr @.msg to i64
  %ret = call i64 @syscall6(i64 1, i64 1, i64 %addr, i64 14, i64 0, i64 0, i64 0)
  ret i64 0
}
