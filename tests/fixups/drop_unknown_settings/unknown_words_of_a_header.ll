define i64 @f() local_unnamed_addr nounwind pure inline_always align 16 {
  ret i64 0
}

define internal i64 @g() inline(always) "stack-probe" #0 {
  ret i64 0
}

attributes #0 = { nounwind }
