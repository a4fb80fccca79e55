; attack: put machine code where a function begins
; refused: prologue data
; signature: half(value: u64) -> u64
define i64 @half(i64 %value) prologue i8 -61 {
  %right = lshr i64 %value, 1
  ret i64 %right
}
