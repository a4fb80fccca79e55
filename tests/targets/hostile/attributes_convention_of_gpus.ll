; gate: convention
; llvm: built
define amdgpu_kernel void @f() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call amdgpu_kernel void @f()
  ret i64 0
}
