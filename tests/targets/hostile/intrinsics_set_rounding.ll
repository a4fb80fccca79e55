; gate: intrinsic
; llvm: built
declare void @llvm.set.rounding(i32)
define i64 @main() {
  call void @llvm.set.rounding(i32 1)
  ret i64 0
}
