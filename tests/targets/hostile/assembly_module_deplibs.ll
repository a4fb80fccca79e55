; gate: ?
; llvm: ?
module asm ".section .deplibs,\22MS\22,@0x6fff4c04,1\0A.asciz \22c\22"
