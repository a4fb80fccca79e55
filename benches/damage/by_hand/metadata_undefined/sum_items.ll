define i64 @sum_items(ptr %items, i64 %count) {
entry:
  %empty = icmp eq i64 %count, 0
  br i1 %empty, label %done, label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop ]
  %s = phi i64 [ 0, %entry ], [ %s.next, %loop ]
  %p = getelementptr inbounds i64, ptr %items, i64 %i
  %v = load i64, ptr %p, align 8, !tbaa !5
  %s.next = add nsw i64 %s, %v
  %i.next = add nuw nsw i64 %i, 1
  %c = icmp eq i64 %i.next, %count
  br i1 %c, label %done, label %loop, !llvm.loop !9

done:
  %r = phi i64 [ 0, %entry ], [ %s.next, %loop ]
  ret i64 %r
}

!llvm.module.flags = !{!0, !1, !2}
!llvm.ident = !{!3}
