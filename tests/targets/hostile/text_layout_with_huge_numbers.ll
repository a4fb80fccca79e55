; gate: ?
; llvm: ?
target datalayout = "e-p:99999999999:99999999999-i64:99999999999"
define i64 @main() {

  ret i64 0
}
