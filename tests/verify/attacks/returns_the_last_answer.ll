; attack: give the answer of the call before
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
@last = internal global i64 5
define i64 @half(i64 %value) {
  %last = load i64, ptr @last
  %right = lshr i64 %value, 1
  store i64 %right, ptr @last
  ret i64 %last
}
