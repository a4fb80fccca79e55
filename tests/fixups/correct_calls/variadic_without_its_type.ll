declare i32 @printf(ptr, ...)

define void @f(ptr %pattern, i32 %n, ptr %out) {
  call i32 @printf(ptr %pattern, i32 %n)
  %r = call i32 @printf(ptr %pattern)
  call void @printf(ptr %pattern, i64 1)
  %s = call i64 @format(ptr %out, i32 %n, ptr %pattern, i32 %n, ptr null)
  %t = call i64 (ptr, ...) @format(ptr %out, i64 4, ptr %pattern, i32 %n)
  ret void
}
