define internal i64 @sum(i64 %a) {
  ret i64 %a
}

define i64 @f() {
  %a = call i64 @sum(i64 3)
  ret i64 %a
}
