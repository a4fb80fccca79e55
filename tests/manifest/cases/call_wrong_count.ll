declare i64 @print_line(ptr, i64)

define i64 @f(ptr %p) {
  %a = call i64 @print_line(ptr %p)
  %b = call i64 @print_line(ptr %p, i64 1, i64 2)
  %c = call i64 @own()
  ret i64 %a
}

define internal i64 @own(i64 %x) {
  ret i64 %x
}
