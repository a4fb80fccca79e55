; gate: module-assembly
; llvm: time | memory
module asm ".space 8000000000"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
