; gate: intrinsic
; llvm: built
declare i64 @"llvm\2Eread_register.i64"(metadata)
!0 = !{!"rsp"}
define i64 @main() {
  %a = call i64 @"\6Clvm.read_register.i64"(metadata !0)
  store volatile i64 %a, ptr null
  ret i64 0
}
