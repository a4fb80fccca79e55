; The answer channel holds frames, and what is no frame is a rejection.
; effects: io
; signature: one() -> u64
; example: one() == 1
; verdict: rejected: `one()` wrote
@text = constant [9 x i8] c"accepted\0A"
declare i64 @sys_write(i64, ptr, i64)
define i64 @one() {
  %unused = call i64 @sys_write(i64 1, ptr @text, i64 9)
  ret i64 1
}
