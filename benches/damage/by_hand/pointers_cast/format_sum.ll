declare i64 @number_format_i64(i64, ptr, i64)

define i64 @format_sum(i64 %a, i64 %b, ptr %out, i64 %cap) {
entry:
  %sum = alloca i64
  %raw = bitcast i64* %sum to i8*
  %back = bitcast i8* %raw to i64*
  %s = add i64 %a, %b
  store i64 %s, i64* %back
  %v = load i64, i64* %sum
  %out8 = bitcast ptr %out to i8*
  %n = call i64 @number_format_i64(i64 %v, i8* %out8, i64 %cap)
  ret i64 %n
}
