define i32 @f(ptr %numbers) {
  %r = call i32 @sum(ptr %numbers, i64 3)
  %s = add i32 %r, 1
  ret i32 %s
}
