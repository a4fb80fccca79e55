; gate: alignment
; llvm: said an alignment is more than
@g = global i8 1, align 1073741824
define i64 @main() {
  store volatile i8 1, ptr @g
  ret i64 0
}
