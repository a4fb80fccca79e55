; gate: passes
; llvm: built
define double @f(double %x) noinline "target-features"="-sse,-sse2,-x87" {
  %y = fadd double %x, %x
  ret double %y
}
define i64 @main() {
  %v = load volatile double, ptr null
  %a = call double @f(double %v)
  store volatile double %a, ptr null
  ret i64 0
}
