define i64 @f(ptr %text, i64 %length) {
entry:
  %n = add i64 0, 1
  %m = zext i32 3 to i64
  %slot = alloca i64
  store i64 39, ptr %slot
  %number = load i64, ptr %slot
  %r = call i64 (i64, ...) @syscall(i64 %n, i64 1, ptr %text, i64 %length)
  %s = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi}"(i64 %m, i64 %r)
  %t = call i64 @syscall(i64 %number)
  ret i64 %r
}
