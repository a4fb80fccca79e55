define void @f(ptr %text, i64 %length) {
  %r = call i64 asm sideeffect "movq $$1, %rax\0Amovq $$1, %rdi\0Amovq $1, %rsi\0Amovq $2, %rdx\0Asyscall\0Amovq %rax, $0", "=r,r,r,~{rax},~{rdi},~{rsi},~{rdx},~{rcx},~{r11},~{memory}"(ptr %text, i64 %length)
  call void asm sideeffect "mov $$60, %rax\0A\09xor %edi, %edi\0A\09syscall", "~{rax},~{rdi}"()
  call void asm sideeffect "mov $60, %rax; mov $0, %rdi; syscall", "r,~{dirflag},~{fpsr},~{flags}"(i64 3)
  call void asm sideeffect inteldialect "mov rax, 60\0Amov rdi, 7\0Asyscall", ""()
  %s = call i64 asm sideeffect "movl $1, %eax\0Asyscall", "={rax},i,{rdi},~{memory}"(i32 3, i64 1)
  unreachable
}
