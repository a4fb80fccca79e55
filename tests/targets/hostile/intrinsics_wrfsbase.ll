; gate: foreign-intrinsic
; llvm: said Cannot select: intrinsic %llvm.x86.wrfsbase.64
declare void @llvm.x86.wrfsbase.64(i64)
define i64 @main() {
  call void @llvm.x86.wrfsbase.64(i64 1)
  ret i64 0
}
