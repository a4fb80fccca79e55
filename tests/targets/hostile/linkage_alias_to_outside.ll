; gate: alias
; llvm: said Alias must point to a definition
@a = alias i8, ptr @nowhere
@nowhere = external global i8
define i64 @main() {
  store volatile i8 1, ptr @a
  ret i64 0
}
