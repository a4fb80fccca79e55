@e = private constant [12 x i8] c"out of luck\0A"
@o = private constant [4 x i8] c"bye\0A"

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %0 = call i64 asm sideeffect "syscall", "={rax},0,{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory},~{dirflag},~{fpsr},~{flags}"(i64 1, i64 2, ptr @e, i64 12) nounwind
  %1 = call i64 asm sideeffect "syscall", "={rax},0,{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory},~{dirflag},~{fpsr},~{flags}"(i64 1, i64 1, ptr @o, i64 4) nounwind
  call void asm sideeffect "syscall", "{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 60, i64 3)
  unreachable
}
