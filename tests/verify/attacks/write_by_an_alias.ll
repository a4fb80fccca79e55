; attack: give a function of its own the name of the write
; refused: an alias
; signature: half(value: u64) -> u64
define i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  ret i64 %right
}
define internal i64 @other(i64 %fd, ptr %buffer, i64 %count) {
  ret i64 %count
}
@sys_write = alias i64 (i64, ptr, i64), ptr @other
