; attack: write a flood of answers
; effects: io
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
declare i64 @sys_write(i64, ptr, i64)
define i64 @half(i64 %value) {
entry:
  %place = alloca [4096 x i8]
  br label %again

again:
  %unused = call i64 @sys_write(i64 1, ptr %place, i64 4096)
  br label %again
}
