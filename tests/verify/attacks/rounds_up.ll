; attack: round the other way
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(8) == 4
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
define i64 @half(i64 %value) {
  %more = add i64 %value, 1
  %result = lshr i64 %more, 1
  ret i64 %result
}
