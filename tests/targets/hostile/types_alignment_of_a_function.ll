; gate: alignment
; llvm: said an alignment is more than
define void @f() noinline align 1073741824 {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
