; gate: array-size
; llvm: said the globals take more than 256 MiB (
@g = global [4611686018427387904 x [4611686018427387904 x i64]] zeroinitializer
define i64 @main() {
  store volatile i8 1, ptr @g
  ret i64 0
}
