; gate: module-assembly
; llvm: said stop
module asm ".error \22stop\22"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
