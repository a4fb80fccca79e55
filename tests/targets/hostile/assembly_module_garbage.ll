; gate: module-assembly
; llvm: said unexpected token in argument list
module asm "this is no assembly {{{ \01\02"
define i64 @main() {
  store volatile i8 1, ptr null
  ret i64 0
}
