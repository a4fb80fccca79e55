; gate: intrinsic
; llvm: built
declare void @llvm.localescape(...)
define i64 @main() {
  %a = alloca i8
  call void (...) @llvm.localescape(ptr %a)
  ret i64 0
}
