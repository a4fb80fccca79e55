; gate: string-attribute
; llvm: built
define void @f() noinline "instrument-function-entry"="mcount" {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
