define i64 @f(i64 %fd, ptr %buffer, i64 %n) {
entry:
  %r = call i64 asm sideeffect "  syscall\0A", "=&{rax},{rdx},{rsi},{rdi},{rax},~{rcx},~{r11}"(i64 %n, ptr %buffer, i64 %fd, i64 1)
  ret i64 %r
}
