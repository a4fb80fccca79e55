; gate: inline-assembly
; llvm: said invalid instruction mnemonic
define i64 @main() {
  call void asm sideeffect "frobnicate %rax", ""()
  ret i64 0
}
