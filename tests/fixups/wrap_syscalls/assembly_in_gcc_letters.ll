define i64 @f(i64 %fd, ptr %buffer, i64 %n) {
entry:
  %r = call i64 asm sideeffect "syscall", "=a,0,D,S,d,~{rcx},~{r11},~{memory},~{dirflag},~{fpsr},~{flags}"(i64 1, i64 %fd, ptr %buffer, i64 %n) #3, !srcloc !0
  ret i64 %r
}

!0 = !{i64 7}
