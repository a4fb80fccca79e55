; gate: ?
; llvm: ?
define void @f() "probe-stack"="evil" noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
