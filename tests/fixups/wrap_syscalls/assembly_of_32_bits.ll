define i64 @f(ptr %text, i64 %length) {
  %r = call i64 asm sideeffect "int $$0x80", "={eax},{eax},{ebx},{ecx},{edx}"(i32 4, i32 1, ptr %text, i64 %length)
  call void asm sideeffect "movl $$1, %eax\0Axorl %ebx, %ebx\0Aint $$0x80", ""()
  call void asm sideeffect "int $$128", "a,b"(i64 1, i64 4)
  %t = call i64 asm sideeffect "int $$0x80", "={rax},{rax},{rbx}"(i64 1, i64 0)
  ret i64 %r
}
