; gate: section
; llvm: built
@g = global i8 1, code_model "large"
define i64 @main() {
  store volatile i8 1, ptr @g
  ret i64 0
}
