; gate: code-data
; llvm: built
define void @f() noinline prologue i64 -8029759184997416747 {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
