; gate: metadata
; llvm: built
define void @f() noinline !kcfi_type !0 {
  store volatile i8 1, ptr null
  ret void
}
!0 = !{i32 7}
define i64 @main() {
  call void @f()
  ret i64 0
}
