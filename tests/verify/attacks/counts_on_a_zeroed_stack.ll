; attack: count on a variable that it never set
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
define i64 @half(i64 %value) {
  %place = alloca i64
  %unset = load volatile i64, ptr %place
  %right = lshr i64 %value, 1
  %result = add i64 %right, %unset
  ret i64 %result
}
