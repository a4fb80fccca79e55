define i64 @f(i32 %fd, ptr %text, i32 %length) {
  %r = call i64 @print_text(i32 %fd, ptr %text, i32 %length), !dbg !7
  %s = call i64 @print_text(i32 1, ptr %text, i8 -3)
  ret i64 %r
}

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1)
!1 = !DIFile(filename: "a.c", directory: "/")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!6 = distinct !DISubprogram(name: "f", file: !1, unit: !0, spFlags: DISPFlagDefinition, type: !8)
!7 = !DILocation(line: 1, scope: !6)
!8 = !DISubroutineType(types: !{null})
