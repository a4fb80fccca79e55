define i64 @f(ptr %p) #0 {
  %a = load i64, ptr %p, !tbaa !1, !range !4
  ret i64 %a
}

attributes #0 = { nounwind }

!llvm.ident = !{!0}
!0 = !{!"some compiler"}
!1 = !{!2, !2, i64 0}
!2 = !{!"long", !03, i64 0}
!3 = !{!"root"}
!4 = !{i64 0, i64 8}
