; gate: passes
; llvm: said invalid requirement on flag, flag does not have the required value
!llvm.module.flags = !{!0, !1}
!0 = !{i32 1, !"x", i32 1}
!1 = !{i32 3, !"y", !2}
!2 = !{!"x", i32 9}
define i64 @main() {

  ret i64 0
}
