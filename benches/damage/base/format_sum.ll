declare i64 @number_format_i64(i64, ptr, i64)

define i64 @format_sum(i64 %a, i64 %b, ptr %out, i64 %capacity) {
  %sum = add i64 %a, %b
  %length = call i64 @number_format_i64(i64 %sum, ptr %out, i64 %capacity)
  ret i64 %length
}
