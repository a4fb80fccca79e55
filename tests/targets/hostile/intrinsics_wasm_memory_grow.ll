; gate: foreign-intrinsic
; llvm: said Cannot select: intrinsic %llvm.wasm.memory.grow
declare i32 @llvm.wasm.memory.grow.i32(i32, i32)
define i64 @main() {
  %a = call i32 @llvm.wasm.memory.grow.i32(i32 0, i32 3)
  store volatile i32 %a, ptr null
  ret i64 0
}
