; LLVM ends a comment at a lone carriage return too
define void @f() {
  ; nothing to see  call void asm sideeffect "syscall", ""() ;
  ret void
}
