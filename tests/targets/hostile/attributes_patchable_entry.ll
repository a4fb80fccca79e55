; gate: ?
; llvm: ?
define void @f() "patchable-function-entry"="100000000" noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
