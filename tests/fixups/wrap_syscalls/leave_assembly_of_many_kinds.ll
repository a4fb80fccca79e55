define i64 @f(i64 %fd, ptr %text, i64 %n) {
entry:
  %a = call i64 asm sideeffect "movq %rdi, %rax\0Asyscall", "={rax},{rdi}"(i64 1)
  %b = call i64 asm sideeffect "movq $$1, %rax\0Asyscall", "={rax},{rax}"(i64 1)
  %c = call { i64, i64 } asm sideeffect "syscall", "={rax},={rdx},{rax}"(i64 39)
  %d = call i64 asm sideeffect "syscall\0Asyscall", "={rax},{rax}"(i64 39)
  %e = call i64 asm sideeffect "svc #0", "={x0},{x8},{x0},{x1}"(i64 80, i64 %fd, ptr %text)
  %g = call i64 asm sideeffect "svc #0", "={x0},{x8},{x0},{x1},{x2},{x3}"(i64 56, i64 -100, ptr %text, i64 %n, i64 0)
  %h = call i64 asm sideeffect "int $$0x80", "={rax},{rax},{rdi}"(i64 60, i64 0)
  %i = call i64 asm sideeffect "int $$0x80", "={eax},{eax},{ebx}"(i32 90, ptr %text)
  %j = call i64 asm sideeffect "syscall", "={rax},r"(i64 39)
  %k = call i64 asm "nop", "=r"()
  %l = call i64 asm sideeffect "svc #0", "={rax},{rax}"(i64 39)
  %m = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi}"(i64 3)
  ret i64 %a
}
