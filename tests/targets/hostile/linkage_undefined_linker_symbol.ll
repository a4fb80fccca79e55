; gate: passes
; llvm: said undefined symbol
@__ehdr_start = external global i8
define i64 @main() {
  store volatile i8 1, ptr @__ehdr_start
  ret i64 0
}
