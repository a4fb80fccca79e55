; gate: code-data
; llvm: time | memory | said the program takes
define void @f() noinline prefix [100000000 x i8] zeroinitializer {
  store volatile i8 1, ptr null
  ret void
}
define i64 @main() {
  call void @f()
  ret i64 0
}
