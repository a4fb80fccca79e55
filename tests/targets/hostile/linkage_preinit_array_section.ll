; gate: section
; llvm: built
@g = constant ptr @main, section ".preinit_array"
define i64 @main() {
  %a = load volatile ptr, ptr @g
  ret i64 0
}
