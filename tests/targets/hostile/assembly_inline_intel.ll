; gate: inline-assembly
; llvm: built
define i64 @main() {
  call void asm sideeffect inteldialect "mov eax, eax", ""()
  ret i64 0
}
