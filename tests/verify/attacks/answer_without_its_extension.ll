; attack: leave rubbish in the upper bits of a narrow answer
; refused: is defined as
; signature: low(value: u64) -> u8
define i64 @low(i64 %value) {
  %is_odd = and i64 %value, 1
  %shifted = shl i64 %value, 1
  %rest = lshr i64 %shifted, 1
  %bits = and i64 %rest, 127
  ret i64 %bits
}
