Since there is no libc, I use inline assembly for the system calls.

@msg_err = private constant [12 x i8] c"out of luck\0A"
@msg_out = private constant [4 x i8] c"bye\0A"

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %1 = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 1, i64 2, ptr @msg_err, i64 12)
  %2 = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 1, i64 1, ptr @msg_out, i64 4)
  %3 = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 60, i64 3)
  unreachable
  ret i64 3
}
