; gate: passes
; llvm: built
declare void @llvm.memcpy.inline.p0.p0.i64(ptr, ptr, i64, i1)
define i64 @main() {
  call void @llvm.memcpy.inline.p0.p0.i64(ptr null, ptr null, i64 1000000000, i1 false)
  ret i64 0
}
