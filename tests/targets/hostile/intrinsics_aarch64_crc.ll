; gate: foreign-intrinsic
; llvm: said Cannot select: intrinsic %llvm.aarch64.crc32b
declare i32 @llvm.aarch64.crc32b(i32, i32)
define i64 @main() {
  %a = call i32 @llvm.aarch64.crc32b(i32 1, i32 2)
  store volatile i32 %a, ptr null
  ret i64 0
}
