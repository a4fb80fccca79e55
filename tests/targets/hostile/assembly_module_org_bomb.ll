; gate: ?
; llvm: ?
module asm ".org 4000000000"
