; gate: foreign-type
; llvm: said Cannot select: intrinsic %llvm.coro.begin
declare token @llvm.coro.id(i32, ptr, ptr, ptr)
declare ptr @llvm.coro.begin(token, ptr)
define i64 @main() {
  %i = call token @llvm.coro.id(i32 0, ptr null, ptr null, ptr null)
  %b = call ptr @llvm.coro.begin(token %i, ptr null)
  ret i64 0
}
