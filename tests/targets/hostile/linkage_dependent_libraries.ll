; gate: metadata
; llvm: built
!llvm.dependent-libraries = !{!0}
!0 = !{!"c"}
define i64 @main() {

  ret i64 0
}
