define i64 @f(ptr %numbers) {
  %a = call i64 @sum(ptr %numbers)
  %b = call i64 @sum(ptr %numbers, i64 1, i64 2)
  %c = call i64 (ptr, i64, ptr, ...) @format(ptr %numbers)
  call void @sum()
  ret i64 %a
}
