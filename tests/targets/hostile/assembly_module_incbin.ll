; gate: ?
; llvm: ?
module asm ".incbin \22SECRET_FILE\22"
