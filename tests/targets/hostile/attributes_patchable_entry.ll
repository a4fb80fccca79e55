; gate: string-attribute
; llvm: built
define void @f() noinline "patchable-function-entry"="100000000" {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
