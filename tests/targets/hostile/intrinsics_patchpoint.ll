; gate: intrinsic
; llvm: time | memory | built
declare void @llvm.experimental.patchpoint.void(i64, i32, ptr, i32, ...)
define i64 @main() {
  call void (i64, i32, ptr, i32, ...) @llvm.experimental.patchpoint.void(i64 1, i32 100000000, ptr null, i32 0)
  ret i64 0
}
