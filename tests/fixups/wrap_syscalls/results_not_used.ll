declare i64 @syscall(i64, ...)

define void @f() {
  %1 = alloca i64
  call i64 (i64, ...) @syscall(i64 3, i64 1)
  call void (i64, ...) @syscall(i64 3, i64 2)
  %3 = load i64, ptr %1
  call i32 (i64, ...) @syscall(i64 3, i64 %3)
  %5 = load i64, ptr %1
  ret void
}
