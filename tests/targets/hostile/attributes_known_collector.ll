; gate: collector
; llvm: built
define void @f() noinline gc "statepoint-example" {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
