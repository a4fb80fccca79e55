; effects: io
; signature: one() -> u64
; example: one() == 1
; verdict: rejected: `one()` gives 2, expected 1
; stderr: "lost\x1b\n"
@text = constant [6 x i8] c"lost\1B\0A"
declare i64 @sys_write(i64, ptr, i64)
define i64 @one() {
  %unused = call i64 @sys_write(i64 2, ptr @text, i64 6)
  ret i64 2
}
