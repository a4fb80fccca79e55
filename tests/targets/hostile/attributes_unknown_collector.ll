; gate: collector
; llvm: built
define void @f() noinline gc "nonsense" {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
