; attack: return fewer bits than the signature says
; refused: is defined as `i32 (i64)`
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
define i32 @half(i64 %value) {
  %right = lshr i64 %value, 1
  %low = trunc i64 %right to i32
  ret i32 %low
}
