; gate: name
; llvm: built
define void @"f\0A.incbin \22SECRET_FILE\22"() noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @"f\0A.incbin \22SECRET_FILE\22"()
  ret i64 0
}
