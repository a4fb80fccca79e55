; gate: string-attribute
; llvm: built
define void @f() noinline "implicit-section-name"=".init_array" {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
