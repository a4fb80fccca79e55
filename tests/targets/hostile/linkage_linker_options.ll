; gate: metadata
; llvm: built
!llvm.linker.options = !{!0}
!0 = !{!"-o", !"/tmp/x"}
define i64 @main() {

  ret i64 0
}
