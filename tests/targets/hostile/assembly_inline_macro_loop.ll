; gate: inline-assembly
; llvm: said macros cannot be nested more than 20 levels deep. Use -asm-macro-max-n
define i64 @main() {
  call void asm sideeffect ".macro a\0Aa\0A.endm\0Aa", ""()
  ret i64 0
}
