; gate: bundle
; llvm: built
define i64 @main() {
  call void @main() [ "evil"(i32 1) ]
  ret i64 0
}
