; gate: foreign-intrinsic
; llvm: said Do not know how to split the result of this operator!
declare <16 x i32> @llvm.x86.avx512.vpdpbusd.512(<16 x i32>, <16 x i32>, <16 x i32>)
define i64 @main() {
  %v = load volatile <16 x i32>, ptr null
  %a = call <16 x i32> @llvm.x86.avx512.vpdpbusd.512(<16 x i32> %v, <16 x i32> %v, <16 x i32> %v)
  store volatile <16 x i32> %a, ptr null
  ret i64 0
}
