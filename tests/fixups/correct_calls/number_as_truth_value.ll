define internal i64 @choose(i1 %which, i1 %other) {
  ret i64 0
}

define i64 @f(i64 %n, i8 %c) {
  %a = call i64 @choose(i64 %n, i8 %c)
  %b = call i64 @choose(i32 1, i64 0)
  ret i64 %a
}
