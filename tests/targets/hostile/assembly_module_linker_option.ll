; gate: module-assembly
; llvm: built
module asm ".section .linker-options,\22e\22,@0x6fff4c01\0A.asciz \22lib\22\0A.asciz \22c\22"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
