; gate: metadata
; llvm: dies
@a = global i8 1
@g = global i8 1, !associated !0
!0 = !{ptr @a}
define i64 @main() {
  store volatile i8 1, ptr @g
  ret i64 0
}
