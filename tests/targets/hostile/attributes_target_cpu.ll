; gate: passes
; llvm: built
define void @f() noinline "target-cpu"="cortex-a72" {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
