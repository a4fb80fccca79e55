; gate: ?
; llvm: ?
module asm ".space 8000000000"
