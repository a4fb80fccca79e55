; gate: ?
; llvm: ?
module asm ".include \22SECRET_FILE\22"
