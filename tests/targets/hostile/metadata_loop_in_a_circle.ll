; gate: passes
; llvm: time | memory | built
define i64 @main() {
  br label %a
a:
  store volatile i8 1, ptr null
  br label %a, !llvm.loop !0
}
!0 = distinct !{!0, !1}
!1 = !{!"llvm.loop.unroll.count", i32 1000000}
