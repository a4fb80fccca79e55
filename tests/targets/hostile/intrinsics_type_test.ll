; gate: intrinsic
; llvm: built
declare i1 @llvm.type.test(ptr, metadata)
define i64 @main() {
  %a = call i1 @llvm.type.test(ptr null, metadata !"x")
  ret i64 0
}
