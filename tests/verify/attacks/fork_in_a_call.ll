; attack: answer twice, by a child of its own
; refused: has the effect `proc`
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
declare i64 @sys_fork()
define i64 @half(i64 %value) {
  %unused = call i64 @sys_fork()
  %right = lshr i64 %value, 1
  ret i64 %right
}
