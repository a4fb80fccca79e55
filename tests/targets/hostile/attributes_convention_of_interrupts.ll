; gate: convention
; llvm: built
define x86_intrcc void @f(ptr byval(i64) %x) noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {

  ret i64 0
}
