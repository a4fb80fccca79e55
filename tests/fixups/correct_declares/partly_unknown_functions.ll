define i64 @f(ptr %p) {
  %a = call i64 @sum(ptr %p, i64 3)
  %b = call i64 @nobody_knows(i64 %a)
  %c = call i64 @hidden()
  ret i64 %a
}
