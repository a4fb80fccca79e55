; attack: go on in the middle of the judge by calling its main function
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
declare i64 @main(i64, ptr)
define i64 @half(i64 %value) {
  %unused = call i64 @main(i64 0, ptr null)
  %right = lshr i64 %value, 1
  ret i64 %right
}
