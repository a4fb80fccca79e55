; gate: passes
; llvm: built
define i64 @main() {
  ; ‮} ti dne‬
  ret i64 0
}
