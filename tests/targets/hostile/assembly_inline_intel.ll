; gate: ?
; llvm: ?
define i64 @main() {
  call void asm sideeffect inteldialect "mov eax, eax", ""()
  ret i64 0
}
