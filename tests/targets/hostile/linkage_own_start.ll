; gate: passes
; llvm: said Linking globals named
define void @_start() {
  ret void
}
define i64 @main() {

  ret i64 0
}
