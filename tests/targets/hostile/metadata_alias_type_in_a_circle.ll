; gate: passes
; llvm: said Access type node must be a valid scalar type
define i64 @main() {
  store volatile i8 1, ptr null, !tbaa !0
  ret i64 0
}
!0 = !{!1, !1, i64 0}
!1 = !{!"x", !1, i64 0}
