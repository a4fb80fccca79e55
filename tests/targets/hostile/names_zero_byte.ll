; gate: name
; llvm: said expected function name
define void @"f\00g"() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @"f\00g"()
  ret i64 0
}
