; gate: math-intrinsic
; llvm: said undefined symbol
declare double @llvm.pow.f64(double, double)
define i64 @main() {
  %v = load volatile double, ptr null
  %a = call double @llvm.pow.f64(double %v, double %v)
  store volatile double %a, ptr null
  ret i64 0
}
