define i64 @f(ptr %p {
  %a = call i64 @print_line(ptr %p
  ret i64 %a

define i64 @g(ptr %p) {
  %a = call i64 @print_line(ptr, i64)
  %b = call @print_line(ptr %p)
  %c = call i64 @print_line
  call
