; gate: module-assembly
; llvm: time | memory
module asm ".rept 100000000\0A.byte 0\0A.endr"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
