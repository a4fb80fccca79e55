; signature: positive(n: i64) -> i64
; example: positive(3) == 3
; example: positive(0) == 0
; oracle: def positive(n):
; oracle:     return n if n > 0 else 0
; verdict: rejected: `positive(
define i64 @positive(i64 %n) {
entry:
  %place = alloca i64
  %is_positive = icmp sgt i64 %n, 0
  br i1 %is_positive, label %keep, label %other

keep:
  store i64 %n, ptr %place
  br label %end

other:
  %is_zero = icmp eq i64 %n, 0
  br i1 %is_zero, label %zero, label %end

zero:
  store i64 0, ptr %place
  br label %end

end:
  %value = load i64, ptr %place
  ret i64 %value
}
