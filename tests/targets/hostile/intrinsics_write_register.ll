; gate: intrinsic
; llvm: built
declare void @llvm.write_register.i64(metadata, i64)
!0 = !{!"rsp"}
define i64 @main() {
  call void @llvm.write_register.i64(metadata !0, i64 8)
  ret i64 0
}
