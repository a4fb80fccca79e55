; gate: passes
; llvm: built
define i64 @main() !dbg !0 {
  ret i64 0
}
!llvm.module.flags = !{!9}
!9 = !{i32 2, !"Debug Info Version", i32 3}
!0 = distinct !DISubprogram(name: "f", scope: !1, unit: !3)
!1 = distinct !DILexicalBlock(scope: !2, line: 1)
!2 = distinct !DILexicalBlock(scope: !1, line: 1)
!3 = distinct !DICompileUnit(language: DW_LANG_C, file: !4, emissionKind: FullDebug)
!4 = !DIFile(filename: "/etc/passwd", directory: "/")
