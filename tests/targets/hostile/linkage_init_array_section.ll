; gate: section
; llvm: built
@g = global ptr @main, section ".init_array"
define i64 @main() {
  store volatile ptr null, ptr @g
  ret i64 0
}
