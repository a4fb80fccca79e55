; gate: intrinsic
; llvm: built
declare i64 @llvm.read_register.i64(metadata)
!0 = !{!"rsp"}
define i64 @main() {
  %a = call i64 @llvm.read_register.i64(metadata !0)
  store volatile i64 %a, ptr null
  ret i64 0
}
