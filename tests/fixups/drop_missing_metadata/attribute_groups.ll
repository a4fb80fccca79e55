@counter = global i64 0, align 8 #4

define i64 @f() #0 {
  call void @g() #2, !dbg !3
  call void @g() #1
  ret i64 0
}

declare void @g() local_unnamed_addr #3

attributes #1 = { nounwind }
