; gate: passes
; llvm: said The upper and lower limits cannot be the same value
define i64 @main() {
  %a = load i64, ptr null, !range !0
  store volatile i64 %a, ptr null
  ret i64 0
}
!0 = !{i64 5, i64 5}
