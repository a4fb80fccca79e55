; gate: name
; llvm: built
define void @"\1B[2J\1B]0;x\07"() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @"\1B[2J\1B]0;x\07"()
  ret i64 0
}
