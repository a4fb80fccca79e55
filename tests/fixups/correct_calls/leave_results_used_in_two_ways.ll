define i64 @f(ptr %numbers) {
  %r = call i32 @sum(ptr %numbers, i64 3)
  %s = add i32 %r, 1
  ret i64 %r
}

define void @nothing() {
  ret void
}

define i64 @g() {
  %r = call i64 @nothing()
  ret i64 %r
}
