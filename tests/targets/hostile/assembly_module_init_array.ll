; gate: ?
; llvm: ?
module asm ".section .init_array,\22aw\22\0A.quad main"
