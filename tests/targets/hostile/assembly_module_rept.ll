; gate: ?
; llvm: ?
module asm ".rept 100000000\0A.byte 0\0A.endr"
