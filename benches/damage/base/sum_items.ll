define i64 @sum_items(ptr %items, i64 %count) {
entry:
  %is_empty = icmp eq i64 %count, 0
  br i1 %is_empty, label %exit, label %loop

loop:
  %index = phi i64 [ 0, %entry ], [ %index.next, %loop ]
  %total = phi i64 [ 0, %entry ], [ %total.next, %loop ]
  %address = getelementptr inbounds i64, ptr %items, i64 %index
  %item = load i64, ptr %address
  %total.next = add i64 %total, %item
  %index.next = add i64 %index, 1
  %finished = icmp eq i64 %index.next, %count
  br i1 %finished, label %exit, label %loop

exit:
  %result = phi i64 [ 0, %entry ], [ %total.next, %loop ]
  ret i64 %result
}
