define internal i64 @two(i32 %small, i64 %large) {
  ret i64 %large
}

define i64 @f(ptr %numbers, i64 %n) {
  %a = call i64 @sum(i64 %n, ptr %numbers)
  %b = call i64 @two(i64 1, i32 2)
  %c = call i64 @print_text(i64 1, i64 0, ptr null)
  ret i64 %a
}
