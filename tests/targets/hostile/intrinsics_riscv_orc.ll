; gate: foreign-intrinsic
; llvm: said Cannot select: intrinsic %llvm.riscv.orc.b
declare i64 @llvm.riscv.orc.b.i64(i64)
define i64 @main() {
  %a = call i64 @llvm.riscv.orc.b.i64(i64 3)
  store volatile i64 %a, ptr null
  ret i64 0
}
