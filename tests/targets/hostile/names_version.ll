; gate: name
; llvm: built
define void @"f@@EVIL_1"() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @"f@@EVIL_1"()
  ret i64 0
}
