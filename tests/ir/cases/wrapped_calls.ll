declare i64 @many(i64, ptr, ...)
define i64 @wrapped(ptr %callee, i64 %x) #1
{
entry:
  %a = call i64 (i64, ptr, ...)
    @many(i64 %x,
          ptr null, ; a comment, with a comma
          i32 3)
  %b = musttail call i64 @plain(ptr %callee,
                                i64 %x)
  ret i64 %b
}
define i64 @plain(ptr %callee, i64 %x) {
0:
  call void %callee()
  %1 = call i64 asm sideeffect "syscall", "={rax},{rax},~{rcx},~{r11}"(i64 39)
  call void @"odd name"(ptr byval([4 x i8]) align 4 %callee, <2 x i64> <i64 1, i64 2>)
  ret i64 %1
}
declare void @"odd name"(ptr byval([4 x i8]) align 4, <2 x i64>)
module asm ".globl x"
