; gate: math-intrinsic
; llvm: said undefined symbol
declare double @llvm.sin.f64(double)
define i64 @main() {
  %v = load volatile double, ptr null
  %a = call double @llvm.sin.f64(double %v)
  store volatile double %a, ptr null
  ret i64 0
}
