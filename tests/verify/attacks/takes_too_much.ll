; attack: take a parameter that nobody passes
; refused: is defined as `i64 (i64, i64)`
; signature: half(value: u64) -> u64
define i64 @half(i64 %value, i64 %answer) {
  %right = lshr i64 %value, 1
  %bits = and i64 %answer, 1
  %result = add i64 %right, %bits
  ret i64 %result
}
