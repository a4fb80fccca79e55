; gate: passes
; llvm: time | memory | built
define void @f(ptr byval([268435456 x i8]) %x) noinline {
  store volatile i8 1, ptr %x
  ret void
}
define i64 @main() {
  call void @f(ptr byval([268435456 x i8]) null)
  ret i64 0
}
