; gate: alignment
; llvm: time | memory | built
@g = global i8 1, align 4294967296
define i64 @main() {
  store volatile i8 1, ptr @g
  ret i64 0
}
