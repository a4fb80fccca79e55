; gate: passes
; llvm: built
define void @"../../../etc/passwd"() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @"../../../etc/passwd"()
  ret i64 0
}
