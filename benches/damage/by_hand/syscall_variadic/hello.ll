@msg = private constant [14 x i8] c"Hello, World!\0A"

declare i64 @syscall(i64, ...)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %r = call i64 (i64, ...) @syscall(i64 1, i64 1, ptr @msg, i64 14)
  ret i64 0
}
