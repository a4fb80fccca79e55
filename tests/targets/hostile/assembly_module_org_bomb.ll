; gate: module-assembly
; llvm: said invalid .org offset
module asm ".org 4000000000"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
