; gate: passes
; llvm: said not a number, or does not fit in an unsigned int
target datalayout = "e-p:99999999999:99999999999-i64:99999999999"
define i64 @main() {

  ret i64 0
}
