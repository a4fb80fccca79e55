; attack: read a variable that was set on one way only
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
define i64 @half(i64 %value) {
entry:
  %place = alloca i64
  %right = lshr i64 %value, 1
  %is_small = icmp ult i64 %value, 1000
  br i1 %is_small, label %set, label %end

set:
  store i64 %right, ptr %place
  br label %end

end:
  %result = load i64, ptr %place
  ret i64 %result
}
