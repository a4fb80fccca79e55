define i64 @f(ptr %p) {
  %a = call i64 (ptr, i64, ptr, ...) @format(ptr %p, i64 9, ptr %p, i64 1)
  ret i64 %a
}
