; attack: write machine code beside the module
; refused: module assembly
; signature: half(value: u64) -> u64
module asm ".globl sys_write2"
module asm "sys_write2: ret"
define i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  ret i64 %right
}
