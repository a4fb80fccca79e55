; gate: ?
; llvm: ?
module asm ".print \22\1b[2J\22"
