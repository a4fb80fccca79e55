; effects: exit
; signature: one() -> u64
; example: one() == 1
; verdict: rejected: `one()` ended its process (ended with exit code 0) instead of returning
declare i64 @sys_exit_group(i64)
define i64 @one() {
  %unused = call i64 @sys_exit_group(i64 0)
  ret i64 1
}
