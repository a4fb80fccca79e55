@msg = private constant [14 x i8] c"Hello, World!\0A"

define internal i64 @my_write(i64 %fd, ptr %buf, i64 %len) {
entry:
  %r = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 1, i64 %fd, ptr %buf, i64 %len)
  ret i64 %r
}

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %n = call i64 @my_write(i64 1, ptr @msg, i64 14)
  ret i64 0
}
