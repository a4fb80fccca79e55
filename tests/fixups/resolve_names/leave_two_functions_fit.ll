define i64 @f(i64 %a) {
entry:
  %b = call i64 @count_big_number(i64 %a)
  ret i64 %b
}

define internal i64 @number_count_big(i64 %a) {
entry:
  ret i64 %a
}

define internal i64 @big_number_count(i64 %a) {
entry:
  ret i64 0
}
