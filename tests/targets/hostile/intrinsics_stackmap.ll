; gate: intrinsic
; llvm: built
declare void @llvm.experimental.stackmap(i64, i32, ...)
define i64 @main() {
  call void (i64, i32, ...) @llvm.experimental.stackmap(i64 1, i32 0)
  ret i64 0
}
