; attack: make code on the stack
; refused: llvm.init.trampoline
; signature: half(value: u64) -> u64
declare void @llvm.init.trampoline(ptr, ptr, ptr)
define i64 @half(i64 %value) {
  %code = alloca [64 x i8], align 16
  call void @llvm.init.trampoline(ptr %code, ptr @half, ptr null)
  ret i64 5
}
