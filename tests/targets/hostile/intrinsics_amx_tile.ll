; gate: foreign-intrinsic
; llvm: said Cannot select: intrinsic %llvm.x86.tilezero
declare void @llvm.x86.tilezero(i8)
define i64 @main() {
  call void @llvm.x86.tilezero(i8 1)
  ret i64 0
}
