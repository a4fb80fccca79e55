; attack: know small values by heart
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
define i64 @half(i64 %value) {
  %is_good = icmp ult i64 %value, 256
  %right = lshr i64 %value, 1
  %result = select i1 %is_good, i64 %right, i64 0
  ret i64 %result
}
