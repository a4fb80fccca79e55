; Calls the kernel.
define internal i64 @syscall3(i64 %number, i64 %a, i64 %b, i64 %c) {
entry:
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 %number, i64 %a, i64 %b, i64 %c)
  ret i64 %result
}

define i64 @f(i64 %fd, ptr %buffer, i64 %n) {
entry:
  %p = ptrtoint ptr %buffer to i64
  %r = call i64 @syscall3(i64 1, i64 %fd, i64 %p, i64 %n)
  ret i64 %r
}
