; gate: comdat
; llvm: built
$f = comdat any
define void @f() comdat {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
