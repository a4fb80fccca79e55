; gate: string-attribute
; llvm: said undefined symbol
define void @f() noinline "fentry-call"="true" {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
