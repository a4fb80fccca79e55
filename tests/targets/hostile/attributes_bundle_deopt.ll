; gate: bundle
; llvm: built
define void @f() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f() [ "deopt"(i32 1) ]
  ret i64 0
}
