; gate: foreign-intrinsic
; llvm: said Cannot select: intrinsic %llvm.amdgcn.workitem.id.x
declare i32 @llvm.amdgcn.workitem.id.x()
define i64 @main() {
  %a = call i32 @llvm.amdgcn.workitem.id.x()
  store volatile i32 %a, ptr null
  ret i64 0
}
