; gate: foreign-intrinsic
; llvm: said Cannot select: intrinsic %llvm.nvvm.read.ptx.sreg.tid.x
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
define i64 @main() {
  %a = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  store volatile i32 %a, ptr null
  ret i64 0
}
