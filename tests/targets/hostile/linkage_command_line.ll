; gate: metadata
; llvm: built
!llvm.commandline = !{!0}
!0 = !{!"-o /tmp/x"}
define i64 @main() {

  ret i64 0
}
