; gate: attribute
; llvm: built
define dllexport void @f() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
