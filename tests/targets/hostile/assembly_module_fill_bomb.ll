; gate: module-assembly
; llvm: time | memory
module asm ".fill 4000000000, 8, 1"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
