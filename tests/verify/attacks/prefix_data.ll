; attack: put machine code before a function and jump to it
; refused: prefix data
; signature: half(value: u64) -> u64
define i64 @half(i64 %value) prefix i64 1 {
  %right = lshr i64 %value, 1
  ret i64 %right
}
