define i64 @f(ptr %numbers, i32 %n) {
  %a = call i64 (ptr, ...) @sum(ptr %numbers, i64 3)
  %b = call i64 (ptr, i32) @sum(ptr %numbers, i32 %n)
  %c = call i32 (ptr, i64) @sum(ptr %numbers, i64 3)
  ret i64 %a
}
