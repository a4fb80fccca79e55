; gate: foreign-intrinsic
; llvm: said Intrinsic has incorrect return type!
declare i32 @llvm.arm.neon.vld1(ptr)
define i64 @main() {
  %a = call i32 @llvm.arm.neon.vld1(ptr null)
  store volatile i32 %a, ptr null
  ret i64 0
}
