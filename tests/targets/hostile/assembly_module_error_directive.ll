; gate: ?
; llvm: ?
module asm ".error \22stop\22"
