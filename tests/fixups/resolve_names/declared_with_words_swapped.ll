declare i64 @format_number_i64(i64, ptr, i64)

define i64 @f(ptr %out) {
entry:
  %n = call i64 @format_number_i64(i64 7, ptr %out, i64 20)
  ret i64 %n
}
