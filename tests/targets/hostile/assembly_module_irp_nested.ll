; gate: ?
; llvm: ?
module asm ".rept 10000\0A.rept 10000\0A.rept 10000\0A.quad 0\0A.endr\0A.endr\0A.endr"
