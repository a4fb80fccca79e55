; gate: ?
; llvm: ?
module asm ".globl _start\0A_start: ud2"
