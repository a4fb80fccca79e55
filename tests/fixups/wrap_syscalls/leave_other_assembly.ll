define i64 @f(i64 %fd, ptr %buffer, i64 %n) {
entry:
  %r = call i64 asm sideeffect "syscall; nop", "={rax},{rax}"(i64 39)
  %s = call i64 asm sideeffect "syscall", "=r,r"(i64 39)
  %u = call i64 asm sideeffect "syscall", "={rax},{rax},{rsi}"(i64 3, i64 0)
  ret i64 %r
}
