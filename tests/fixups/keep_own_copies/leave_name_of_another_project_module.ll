define i64 @sum(ptr %numbers, i64 %count) {
  ret i64 %count
}

define i64 @f(ptr %numbers) {
  %n = call i64 @sum(ptr %numbers, i64 3)
  ret i64 %n
}
