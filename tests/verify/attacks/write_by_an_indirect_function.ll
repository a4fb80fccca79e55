; attack: choose the write of the runtime when the program starts
; refused: an indirect function
; signature: half(value: u64) -> u64
define i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  ret i64 %right
}
define internal ptr @choose() {
  ret ptr @half
}
@sys_write = ifunc i64 (i64, ptr, i64), ptr @choose
