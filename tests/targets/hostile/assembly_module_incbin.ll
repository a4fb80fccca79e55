; gate: module-assembly
; llvm: said Could not find incbin file
module asm ".incbin \22SECRET_FILE\22"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
