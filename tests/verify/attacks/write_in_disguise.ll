; attack: define the write of the runtime by a name with escapes
; refused: @sys_write
; signature: half(value: u64) -> u64
define i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  ret i64 %right
}
define i64 @"sys\5Fwrite"(i64 %fd, ptr %buffer, i64 %count) {
  ret i64 %count
}
