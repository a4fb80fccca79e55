; gate: passes
; llvm: built
define i64 @main() {
  store volatile i8 1, ptr null, !dbg !0
  ret i64 0
}
!0 = !DILocation(line: 1, scope: !0, inlinedAt: !0)
