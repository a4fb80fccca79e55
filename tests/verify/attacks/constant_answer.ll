; attack: give the same answer always
; signature: half(value: u64) -> u64
; example: half(10) == 5
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
define i64 @half(i64 %value) {
  ret i64 5
}
