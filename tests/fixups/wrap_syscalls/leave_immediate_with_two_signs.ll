define void @m() {
  %r = call i64 asm sideeffect "movq $$-0x-8000000000000000, %rdi\0Amovq $$60, %rax\0Asyscall", "={rax},~{rcx},~{r11}"()
  ret void
}
