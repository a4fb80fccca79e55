; gate: passes
; llvm: built
target triple = "armv7-none-eabi"
target datalayout = "E-p:32:32"
define i64 @main() {

  ret i64 0
}
