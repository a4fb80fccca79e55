; gate: module-assembly
; llvm: built
module asm ".section .deplibs,\22MS\22,@0x6fff4c04,1\0A.asciz \22c\22"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
