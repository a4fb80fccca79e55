; attack: give the answer of the first call for ever
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
@known = internal global i64 -1
define i64 @half(i64 %value) {
entry:
  %known = load i64, ptr @known
  %is_known = icmp ne i64 %known, -1
  br i1 %is_known, label %old, label %new

new:
  %right = lshr i64 %value, 1
  store i64 %right, ptr @known
  ret i64 %right

old:
  ret i64 %known
}
