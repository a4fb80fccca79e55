; gate: convention
; llvm: built
define ghccc void @f() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call ghccc void @f()
  ret i64 0
}
