; attack: promise that a division has no rest
; signature: down_to_even(value: u64) -> u64
; example: down_to_even(10) == 10
; example: down_to_even(7) == 6
; oracle: def down_to_even(value):
; oracle:     return value // 2 * 2
; verdict: rejected
define i64 @down_to_even(i64 %value) {
  %half = lshr exact i64 %value, 1
  %result = shl i64 %half, 1
  ret i64 %result
}
