define void @f(i64 %status) {
  call void asm sideeffect "syscall", "{rax},{rdi},~{rcx},~{r11}"(i64 60, i64 %status)
  call void asm "\09syscall\0A", "{rdi},{rax}"(i32 3, i32 231)
  unreachable
}
