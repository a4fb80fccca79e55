; gate: intrinsic
; llvm: said Invalid register name global variable
declare i64 @llvm.read_register.i64(metadata)
!0 = !{!"nonsense"}
define i64 @main() {
  %a = call i64 @llvm.read_register.i64(metadata !0)
  store volatile i64 %a, ptr null
  ret i64 0
}
