; gate: convention
; llvm: built
define cc10 void @f() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call cc10 void @f()
  ret i64 0
}
