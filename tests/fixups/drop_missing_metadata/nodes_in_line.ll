define i64 @f(ptr %p) {
  %a = load i64, ptr %p, !dbg !DILocation(line: 1, column: 2, scope: !9), !range !{i64 0, i64 4}
  %b = load i64, ptr %p, !own !{i64 0, !{!9}}
  %c = add i64 %a, %b
  ret i64 %c
}
