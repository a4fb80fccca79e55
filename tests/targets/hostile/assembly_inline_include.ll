; gate: inline-assembly
; llvm: said Could not find include file
define i64 @main() {
  call void asm sideeffect ".include \22SECRET_FILE\22", ""()
  ret i64 0
}
