; gate: use-list
; llvm: built
@g = global i8 1
define i64 @main() {
  store volatile i8 1, ptr @g
  store volatile i8 2, ptr @g
  ret i64 0
}
uselistorder ptr @g, { 1, 0 }
