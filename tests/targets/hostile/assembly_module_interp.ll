; gate: ?
; llvm: ?
module asm ".section .interp,\22a\22\0A.asciz \22/bin/sh\22"
