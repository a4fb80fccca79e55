@text = constant [14 x i8] c"Hello, world!\0A"

declare i64 @sys_call(i64, i64, i64, i64, i64, i64, i64)

define i64 @f() {
entry:
  %address = ptrtoint ptr @text to i64
  %n = call i64 @sys_call(i64 1, i64 1, i64 %address, i64 14, i64 0, i64 0, i64 0)
  %r = call i64 @sys_call(i64 3, i64 1, i64 0, i64 undef, i64 0, i64 0, i64 0)
  ret i64 %n
}
