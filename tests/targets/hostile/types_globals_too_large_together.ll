; gate: passes
; llvm: said the globals take more than 256 MiB (
@a = global [200000000 x i8] zeroinitializer
@b = global [200000000 x i8] zeroinitializer
define i64 @main() {
  store volatile i8 1, ptr @a
  store volatile i8 1, ptr @b
  ret i64 0
}
