define i64 @sys_write(i64 %fd, ptr %buf, i64 %len) {
  %ret = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 1, i64 %fd, ptr %buf, i64 %len)
  ret i64 %ret
}

define i64 @f(i64 %fd, ptr %buffer, i64 %n) {
entry:
  %r = call i64 @sys_write(i64 %fd, ptr %buffer, i64 %n)
  ret i64 %r
}
