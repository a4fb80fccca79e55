; gate: section
; llvm: built
@g = global [4 x i8] c"\90\90\90\C3", section ".text"
define i64 @main() {
  store volatile i8 1, ptr @g
  ret i64 0
}
