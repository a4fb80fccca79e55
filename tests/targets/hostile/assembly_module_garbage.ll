; gate: ?
; llvm: ?
module asm "this is no assembly {{{ \01\02"
