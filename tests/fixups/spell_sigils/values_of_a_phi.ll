define i64 @sum_to(i64 %n) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ next, %loop ]
  %sum = phi i64 [ 0, %entry ], [ sum.next, %loop ]
  %sum.next = add i64 %sum, i
  %next = add nuw nsw i64 i, 1
  %done = icmp sgt i64 next, n
  br i1 %done, label %end, label %loop
end:
  ret i64 sum.next
}
