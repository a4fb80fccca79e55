declare i64 @syscall(i64, ...)

define i64 @f(i8* %p) {
  %a = ptrtoint i8* %p to i64
  %q = call i64 (i64, ...) @syscall(i64 1, i64 1, i64 %a, i64 1)
  %r = call i64 (i64, ...) @syscall(i64 1, i64 1, i8* %p, i64 1)
  ret i64 %r
}
