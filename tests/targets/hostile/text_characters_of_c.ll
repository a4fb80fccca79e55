; gate: passes
; llvm: said expected value token
define i64 @main() {
  ret i64 ';'
}
