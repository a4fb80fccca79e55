; gate: inline-assembly
; llvm: said Could not find incbin file
define i64 @main() {
  call void asm sideeffect ".incbin \22SECRET_FILE\22", ""()
  ret i64 0
}
