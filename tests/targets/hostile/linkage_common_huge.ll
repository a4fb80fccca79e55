; gate: array-size
; llvm: said the globals take more than 256 MiB (
@g = common global [4294967296 x i8] zeroinitializer
define i64 @main() {
  store volatile i8 1, ptr @g
  ret i64 0
}
