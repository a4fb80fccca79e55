; gate: module-assembly
; llvm: said Could not find include file
module asm ".include \22SECRET_FILE\22"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
