; signature: one() -> u64
; example: one() == 1
; verdict: rejected: never returned: its process was killed for a system call that its effects do not allow
declare i64 @sys_getpid()
define i64 @one() {
  %unused = call i64 @sys_getpid()
  ret i64 1
}
