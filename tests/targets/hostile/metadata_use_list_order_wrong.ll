; gate: use-list
; llvm: said expected distinct uselistorder indexes in range [0, size)
@g = global i8 1
define i64 @main() {
  store volatile i8 1, ptr @g
  ret i64 0
}
uselistorder ptr @g, { 9, 9, 9, 9 }
