declare i64 @number_parse_i64(ptr, i64, ptr)

define i64 @double_text(ptr %0, i64 %1) {
  %3 = alloca i64
  %4 = call i64 @number_parse_i64(ptr %0, i64 %1, ptr %3)
  %5 = icmp eq i64 %4, 0
  br i1 %5, label %8, label %9

8:
  %6 = load i64, ptr %3
  %7 = mul i64 %6, 2
  ret i64 %7

9:
  ret i64 0
}
