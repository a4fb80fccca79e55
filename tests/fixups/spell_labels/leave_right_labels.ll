define i64 @pick(i1 %c) !dbg !3 {
label:
  br i1 %c, label %"a:", label %-1
"a:": ; %b:
  ret i64 1
-1:
  ret i64 0
}
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "a.c", directory: ".")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "pick", file: !1, unit: !0)
