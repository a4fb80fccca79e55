; gate: ?
; llvm: ?
module asm ".macro again\0Aagain\0A.endm\0Aagain"
