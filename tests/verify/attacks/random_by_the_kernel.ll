; attack: let the answer follow from random bytes
; effects: rand
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
declare i64 @sys_getrandom(ptr, i64, i64)
define i64 @half(i64 %value) {
  %place = alloca i64
  %unused = call i64 @sys_getrandom(ptr %place, i64 8, i64 0)
  %random = load i64, ptr %place
  %bit = and i64 %random, 1
  %right = lshr i64 %value, 1
  %result = add i64 %right, %bit
  ret i64 %result
}
