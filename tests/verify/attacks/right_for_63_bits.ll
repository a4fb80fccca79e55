; attack: take the value for a signed one
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
define i64 @half(i64 %value) {
  %result = sdiv i64 %value, 2
  ret i64 %result
}
