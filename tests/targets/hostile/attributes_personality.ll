; gate: unwinding
; llvm: said undefined symbol
declare i32 @p(...)
define void @f() noinline personality ptr @p {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
