define i64 @f(ptr %numbers) {
  %r = call void @sum(ptr %numbers, i64 3)
  ret i64 %r
}
