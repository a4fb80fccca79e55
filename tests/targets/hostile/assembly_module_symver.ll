; gate: module-assembly
; llvm: said default version symbol main@@EVIL_1 must be defined
module asm ".symver main, main@@EVIL_1"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
