; gate: section
; llvm: built
@g = global i8 1, section ".data\0A.incbin \22SECRET_FILE\22"
define i64 @main() {
  store volatile i8 1, ptr @g
  ret i64 0
}
