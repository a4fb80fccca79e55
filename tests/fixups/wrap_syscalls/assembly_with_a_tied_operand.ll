define i64 @f(ptr %text, i64 %length) {
  %r = tail call i64 asm sideeffect "syscall", "=&{rax},0,{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory},~{dirflag},~{fpsr},~{flags}"(i64 1, i64 1, ptr %text, i64 %length)
  %s = call i64 asm sideeffect "syscall", "={rax},{edx},{esi},{edi},{eax}"(i64 %length, ptr %text, i32 1, i32 0)
  ret i64 %r
}
