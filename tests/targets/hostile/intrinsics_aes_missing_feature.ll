; gate: foreign-intrinsic
; llvm: said Cannot select: intrinsic %llvm.x86.aesni.aesenc
declare <2 x i64> @llvm.x86.aesni.aesenc(<2 x i64>, <2 x i64>)
define i64 @main() {
  %v = load volatile <2 x i64>, ptr null
  %a = call <2 x i64> @llvm.x86.aesni.aesenc(<2 x i64> %v, <2 x i64> %v)
  store volatile <2 x i64> %a, ptr null
  ret i64 0
}
