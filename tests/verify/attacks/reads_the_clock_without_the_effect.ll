; attack: read the clock from a function without effects
; refused: has the effect `time`
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
declare i64 @sys_clock_gettime(i64, ptr)
define i64 @half(i64 %value) {
  %time = alloca [2 x i64]
  %unused = call i64 @sys_clock_gettime(i64 0, ptr %time)
  %seconds = load i64, ptr %time
  %is_good = icmp slt i64 %seconds, 4000000000
  %right = lshr i64 %value, 1
  %result = select i1 %is_good, i64 %right, i64 0
  ret i64 %result
}
