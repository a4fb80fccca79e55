; gate: intrinsic
; llvm: built
declare void @llvm.init.trampoline(ptr, ptr, ptr)
define i64 @main() {
  call void @llvm.init.trampoline(ptr null, ptr @main, ptr null)
  ret i64 0
}
