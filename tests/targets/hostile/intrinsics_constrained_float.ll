; gate: intrinsic
; llvm: built
declare double @llvm.experimental.constrained.fadd.f64(double, double, metadata, metadata)
define i64 @main() {
  %v = load volatile double, ptr null
  %a = call double @llvm.experimental.constrained.fadd.f64(double %v, double %v, metadata !"round.dynamic", metadata !"fpexcept.strict")
  store volatile double %a, ptr null
  ret i64 0
}
