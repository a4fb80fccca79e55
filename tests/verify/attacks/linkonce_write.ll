; attack: define the write of the runtime once for all modules
; refused: @sys_write
define i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  ret i64 %right
}
define linkonce_odr i64 @sys_write(i64 %fd, ptr %buffer, i64 %count) {
  ret i64 %count
}
