declare i64 @number_format_i64(i64, ptr, i64)

define i64 @format_sum(i64 %a, i64 %b, ptr %out, i64 %cap) {
entry:
  %sum = add i64 %a, %b
  %n = call i64 @number_format_i64(%sum, %out, %cap)
  ret i64 %n
}
