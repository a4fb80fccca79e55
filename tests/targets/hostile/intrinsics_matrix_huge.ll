; gate: vector
; llvm: said Do not know how to split the result of this operator!
declare <4096 x double> @llvm.matrix.transpose.v4096f64(<4096 x double>, i32, i32)
define i64 @main() {
  %v = load volatile <4096 x double>, ptr null
  %a = call <4096 x double> @llvm.matrix.transpose.v4096f64(<4096 x double> %v, i32 64, i32 64)
  store volatile <4096 x double> %a, ptr null
  ret i64 0
}
