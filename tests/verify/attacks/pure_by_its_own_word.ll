; attack: promise that a function has no effect, and let it have one
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
@count = internal global i64 0
define internal i64 @note(i64 %value) noinline memory(none) {
  store volatile i64 %value, ptr @count
  ret i64 %value
}
define i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  %unused = call i64 @note(i64 %right)
  %result = load i64, ptr @count
  ret i64 %result
}
