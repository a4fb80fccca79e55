define i64 @add(i64 %a, i64 %b) !dbg !10 {
entry:
  %sum = add nsw i64 %a, %b, !dbg !15
  call void @done(), !dbg !16
  ret i64 %sum, !dbg !17
}

declare !dbg !20 void @done()
