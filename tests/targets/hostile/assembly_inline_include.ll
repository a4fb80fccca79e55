; gate: ?
; llvm: ?
define i64 @main() {
  call void asm sideeffect ".include \22SECRET_FILE\22", ""()
  ret i64 0
}
