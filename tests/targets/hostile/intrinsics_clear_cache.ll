; gate: intrinsic
; llvm: built
declare void @llvm.clear_cache(ptr, ptr)
define i64 @main() {
  call void @llvm.clear_cache(ptr null, ptr null)
  ret i64 0
}
