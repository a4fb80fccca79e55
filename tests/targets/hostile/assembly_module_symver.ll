; gate: ?
; llvm: ?
module asm ".symver main, main@@EVIL_1"
