; gate: passes
; llvm: built
define void @f() noinline "target-features"="+avx512f,+nonsense,-sse2" {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
