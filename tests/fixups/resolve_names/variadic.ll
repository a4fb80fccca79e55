declare i64 @fromat(ptr, i64, ptr, ...)

define i64 @line(ptr %out, i64 %capacity) {
entry:
  %n = call i64 (ptr, i64, ptr, ...) @fromat(ptr %out, i64 %capacity, ptr %out, i64 5)
  ret i64 %n
}
