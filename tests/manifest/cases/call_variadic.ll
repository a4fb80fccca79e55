define i64 @f(ptr %p) {
  %a = call i64 @format(ptr %p, i64 9, ptr %p, i64 3)
  %b = call i64 (ptr, i64, ptr, ...) @format(ptr %p, i64 9, ptr %p, i64 3)
  %c = call i64 (ptr, i64, ...) @format(ptr %p, i64 9, ptr %p)
  %d = call i64 (ptr, ...) @print_line(ptr %p, i64 9)
  ret i64 %a
}
declare i64 @format(ptr, i64, ptr, ...)
declare i64 @print_line(ptr, i64)
declare i1 @text_is_upper(i8)
