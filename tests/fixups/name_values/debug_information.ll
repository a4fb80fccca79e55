define i64 @sum(i64 %a) !dbg !3 {
  %0 = add i64 %a, 1, !dbg !4
    #dbg_value(i64 %0, !5, !DIExpression(), !4)
  %1 = add i64 %0, 2, !dbg !4
  ret i64 %1, !dbg !4
}
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "a.c", directory: ".")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "sum", file: !1, unit: !0)
!4 = !DILocation(line: 1, scope: !3)
!5 = !DILocalVariable(name: "x", scope: !3)
