; gate: ?
; llvm: ?
define i64 @main() {
  call void asm sideeffect "nop", "={nonsense},q!z"()
  ret i64 0
}
