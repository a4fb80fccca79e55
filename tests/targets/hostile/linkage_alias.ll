; gate: alias
; llvm: built
define internal void @f() {
  ret void
}
@g = alias void (), ptr @f
define i64 @main() {
  call void @g()
  ret i64 0
}
