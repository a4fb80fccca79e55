; gate: ?
; llvm: ?
declare i32 @p(...)
define void @f() personality ptr @p noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
