declare i64 @format_number_i64(i64, ptr, i64)

define i64 @format_sum(i64 %a, i64 %b, ptr %out, i64 %cap) {
entry:
  %s = add i64 %a, %b
  %n = call i64 @format_number_i64(i64 %s, ptr %out, i64 %cap)
  ret i64 %n
}
