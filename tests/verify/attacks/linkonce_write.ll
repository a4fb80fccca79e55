; attack: define the write of the runtime once for all modules
; refused: @sys_write
; signature: half(value: u64) -> u64
define i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  ret i64 %right
}
define linkonce_odr i64 @sys_write(i64 %fd, ptr %buffer, i64 %count) {
  ret i64 %count
}
