define internal i64 @ask_kernel(i64 %nr, i64 %a) {
  %r = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11}"(i64 %nr, i64 %a)
  ret i64 %r
}

define void @f() {
  %r = call i64 @ask_kernel(i64 60, i64 0)
  unreachable
}
