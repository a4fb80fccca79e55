; gate: name
; llvm: built
define void @"\FF\FE"() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @"\FF\FE"()
  ret i64 0
}
