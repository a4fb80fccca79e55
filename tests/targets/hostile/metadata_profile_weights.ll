; gate: passes
; llvm: built
define i64 @main() {
  %c = load volatile i1, ptr null
  br i1 %c, label %a, label %b, !prof !0
a:
  ret i64 1
b:
  ret i64 0
}
!0 = !{!"branch_weights", i32 -1, i32 -1}
