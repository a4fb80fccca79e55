; gate: foreign-intrinsic
; llvm: built
declare i64 @llvm.x86.rdtsc()
define i64 @main() {
  %a = call i64 @llvm.x86.rdtsc()
  store volatile i64 %a, ptr null
  ret i64 0
}
