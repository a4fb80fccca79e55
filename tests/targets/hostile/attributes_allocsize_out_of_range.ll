; gate: passes
; llvm: said 
define void @f() noinline allocsize(99) {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
