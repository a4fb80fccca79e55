; gate: passes
; llvm: said expected metadata type
define i64 @main() {
  store volatile i8 1, ptr null, !dbg !0
  ret i64 0
}
!0 = !DINonsense(evil: 1)
