; attack: let the linker read a library of its choice
; refused: an option for the linker
; signature: half(value: u64) -> u64
define i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  ret i64 %right
}
!llvm.dependent-libraries = !{!0}
!0 = !{!"c"}
