declare i64 @syscall(i64, ...)

define i64 @f(i64 %n) {
  %a = call i64 (i64, ...) @syscall(i64 39)
  %b = call i64 (i64, ...) @syscall(i64 101, i64 0)
  %c = call i64 (i64, ...) @syscall(i64 %n)
  ret i64 %a
}
