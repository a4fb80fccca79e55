; gate: ?
; llvm: ?
module asm ".weakref main, exit"
