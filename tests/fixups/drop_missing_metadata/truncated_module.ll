define i64 @f(i64 %a) #0 !dbg !7 {
entry:
  %b = mul i64 %a, 3, !dbg !10
  ret i64 %b, !dbg !11
}

attributes #0 = { noinline nounwind }

!llvm.module.flags = !{!0, !1}
!llvm.dbg.cu = !{!2}

!0 = !{i32 7, !"Dwarf Version", i32 5}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "clang")
!3 = !DIFile(filename: "f.c", directory: "/tmp")
