declare i64 @twice_declared(i64)

define i64 @f(ptr %p) {
  %a = call i64 @sum_all(ptr %p, i64 3)
  %b = call i64 @sum_all(ptr %p)
  %c = call i64 @twice_declared(ptr %p)
  %d = call i64 @"sum_all"(ptr %p, i64 3)
  ret i64 %a
}
