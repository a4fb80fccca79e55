; gate: attribute
; llvm: built
define void @f(ptr inalloca(i8) %x) noinline {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  %a = alloca inalloca i8
  call void @f(ptr inalloca(i8) %a)
  ret i64 0
}
