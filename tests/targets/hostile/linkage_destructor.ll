; gate: special-global
; llvm: said constructors and destructors are never run; call the function from
define void @late() {
  ret void
}
@llvm.global_dtors = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 1, ptr @late, ptr null }]
define i64 @main() {

  ret i64 0
}
