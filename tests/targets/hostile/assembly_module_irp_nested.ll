; gate: module-assembly
; llvm: time | memory
module asm ".rept 10000\0A.rept 10000\0A.rept 10000\0A.quad 0\0A.endr\0A.endr\0A.endr"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
