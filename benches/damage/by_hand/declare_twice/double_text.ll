declare i64 @number_parse_i64(ptr, i64, ptr)

define i64 @double_text(ptr %text, i64 %len) {
entry:
  %slot = alloca i64
  store i64 0, ptr %slot
  %rc = call i64 @number_parse_i64(ptr %text, i64 %len, ptr %slot)
  %ok = icmp eq i64 %rc, 0
  br i1 %ok, label %good, label %bad

good:
  %v = load i64, ptr %slot
  %d = add i64 %v, %v
  ret i64 %d

bad:
  ret i64 0
}

; External functions
declare i64 @number_parse_i64(ptr, i64, ptr)
