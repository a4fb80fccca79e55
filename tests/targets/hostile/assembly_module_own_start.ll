; gate: module-assembly
; llvm: said <unknown>:0: symbol
module asm ".globl _start\0A_start: ud2"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
