; gate: section
; llvm: built
define void @f() noinline partition "part1" {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
