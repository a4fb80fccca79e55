define i64 @f(ptr %path) {
  %r = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 257, i64 -100, ptr %path, i64 0, i64 0)
  ret i64 %r
}
