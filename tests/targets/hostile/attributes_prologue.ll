; gate: ?
; llvm: ?
define void @f() prologue i64 -8029759184997416747 noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
