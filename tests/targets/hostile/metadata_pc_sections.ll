; gate: metadata
; llvm: built
define i64 @main() {
  store volatile i8 1, ptr null, !pcsections !0
  ret i64 0
}
!0 = !{!"evil"}
