; gate: inline-assembly
; llvm: time | memory
define i64 @main() {
  call void asm sideeffect ".rept 50000000\0Anop\0A.endr", ""()
  ret i64 0
}
