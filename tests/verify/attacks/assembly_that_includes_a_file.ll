; attack: put a file of the machine into the program
; refused: module assembly
; signature: half(value: u64) -> u64
module asm ".incbin \22/etc/passwd\22"
define i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  ret i64 %right
}
