define void @f(i64 %x) !dbg !4 {
entry:
    #dbg_value(i64 %x, !9, !DIExpression(), !10)
  %z = call i64 @llvm.bswap.i64(i64 %x), !dbg !DILocation(
    line: 3,
    column: 1, scope: !4)
  %y = add i64 %x, 1,
    !dbg !10
  ret void, !dbg !10
}

declare i64 @llvm.bswap.i64(i64)
!llvm.module.flags = !{!0}
!llvm.dbg.cu = !{!1}
!0 = !{i32 2, !"Debug Info Version", i32 3}
!1 = distinct !DICompileUnit(language: DW_LANG_C99, file: !2, emissionKind: FullDebug)
!2 = !DIFile(filename: "a.c", directory: "/")
!4 = distinct !DISubprogram(name: "f", scope: !2, file: !2, line: 1, type: !5, unit: !1, retainedNodes: !8,
  spFlags: DISPFlagDefinition)
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!7 = !DIBasicType(name: "long", size: 64, encoding: DW_ATE_signed)
!8 = !{!9}
!9 = !DILocalVariable(name: "x", scope: !4, file: !2, line: 1, type: !7)
!10 = !DILocation(line: 2, column: 1, scope: !4)
