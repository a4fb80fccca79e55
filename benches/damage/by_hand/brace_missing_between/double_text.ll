define i64 @double_text(ptr %text, i64 %len) {
entry:
  %v = alloca i64
  %rc = call i64 @number_parse_i64(ptr %text, i64 %len, ptr %v)
  %good = icmp eq i64 %rc, 0
  br i1 %good, label %yes, label %no

yes:
  %n = load i64, ptr %v
  %d = shl i64 %n, 1
  ret i64 %d

no:
  ret i64 0

declare i64 @number_parse_i64(ptr, i64, ptr)
