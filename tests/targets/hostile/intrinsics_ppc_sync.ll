; gate: ?
; llvm: ?
declare void @llvm.ppc.sync()
define i64 @main() {
  call void @llvm.ppc.sync()
  ret i64 0
}
