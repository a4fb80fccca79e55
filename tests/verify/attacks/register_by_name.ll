; attack: write a register by its name
; refused: llvm.write_register
; signature: half(value: u64) -> u64
declare void @llvm.write_register.i64(metadata, i64)
define i64 @half(i64 %value) {
  call void @llvm.write_register.i64(metadata !0, i64 0)
  ret i64 5
}
!0 = !{!"rsp"}
