; gate: ?
; llvm: ?
!llvm.module.flags = !{!0, !1}
!0 = !{i32 1, !"x", i32 1}
!1 = !{i32 3, !"y", !2}
!2 = !{!"x", i32 9}
define i64 @main() {

  ret i64 0
}
