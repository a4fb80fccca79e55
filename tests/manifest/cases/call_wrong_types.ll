declare i64 @print_line(ptr, i64)

define i32 @f(ptr %p, i64 %q) {
  %a = call i64 @print_line(i64 %q, i32 5)
  %b = call i32 @print_line(ptr %p, i64 1)
  call void @print_line(ptr %p, i64 1)
  %c = call i1 @text_is_upper(i64 %q)
  ret i32 %b
}
