; gate: intrinsic
; llvm: said unknown intrinsic
declare i64 @llvm.evil.nothing(i64)
define i64 @main() {
  %a = call i64 @llvm.evil.nothing(i64 1)
  store volatile i64 %a, ptr null
  ret i64 0
}
