; gate: foreign-intrinsic
; llvm: said Cannot select: intrinsic %llvm.ppc.sync
declare void @llvm.ppc.sync()
define i64 @main() {
  call void @llvm.ppc.sync()
  ret i64 0
}
