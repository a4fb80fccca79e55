@hello = private constant [14 x i8] c"Hello, World!\0A"

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %sys_write = add i64 0, 1
  %stdout = add i64 0, 1
  %r = call i64 @syscall(i64 1, i64 1, ptr @hello, i64 14)
  ret i64 0
}
