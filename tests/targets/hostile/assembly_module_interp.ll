; gate: module-assembly
; llvm: built
module asm ".section .interp,\22a\22\0A.asciz \22/bin/sh\22"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
