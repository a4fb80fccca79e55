; gate: foreign-type
; llvm: said Enclosing function does not use GC.
declare token @llvm.experimental.gc.statepoint.p0(i64, i32, ptr, i32, i32, ...)
define i64 @main() {
  %t = call token (i64, i32, ptr, i32, i32, ...) @llvm.experimental.gc.statepoint.p0(i64 0, i32 0, ptr elementtype(i64 ()) @main, i32 0, i32 0, i32 0, i32 0)
  ret i64 0
}
