; gate: ?
; llvm: ?
define i64 @main() {
  call void asm sideeffect ".macro a\0Aa\0A.endm\0Aa", ""()
  ret i64 0
}
