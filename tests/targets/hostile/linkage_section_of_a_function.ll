; gate: section
; llvm: built
define void @f() noinline section ".fini" {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
