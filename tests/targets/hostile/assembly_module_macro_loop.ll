; gate: module-assembly
; llvm: said macros cannot be nested more than 20 levels deep. Use -asm-macro-max-n
module asm ".macro again\0Aagain\0A.endm\0Aagain"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
