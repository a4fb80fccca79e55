define i64 @f(ptr %numbers) {
  %r = call i32 @sum(ptr %numbers, i64 3)
  %s = add i64 %r, 1
  ret i64 %s
}
