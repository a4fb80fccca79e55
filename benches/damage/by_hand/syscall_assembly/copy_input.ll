define i64 @main(i64 %argc, ptr %argv) {
entry:
  %buf = alloca [256 x i8], align 1
  br label %again

again:
  %n = call i64 asm sideeffect "mov $$0, %rax\0A\09syscall", "={rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 0, ptr %buf, i64 256)
  %more = icmp sgt i64 %n, 0
  br i1 %more, label %put, label %stop

put:
  %w = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 1, i64 1, ptr %buf, i64 %n)
  br label %again

stop:
  ret i64 0
}
