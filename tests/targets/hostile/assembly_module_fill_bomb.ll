; gate: ?
; llvm: ?
module asm ".fill 4000000000, 8, 1"
