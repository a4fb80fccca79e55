; gate: metadata
; llvm: built
!\6Clvm.linker.options = !{!0}
!0 = !{!"-o", !"/tmp/x"}
define i64 @main() {

  ret i64 0
}
