define i64 @prefix_sums(ptr %items, i64 %count, ptr %out, i64 %capacity) {
entry:
  %too_many = icmp sgt i64 %count, %capacity
  br i1 %too_many, label %refuse, label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %store_sum ]
  %sum = phi i64 [ 0, %entry ], [ %sum.next, %store_sum ]
  %more = icmp slt i64 %i, %count
  br i1 %more, label %store_sum, label %finish

store_sum:
  %from = getelementptr i64, ptr %items, i64 %i
  %to = getelementptr i64, ptr %out, i64 %i
  %value = load i64, ptr %from
  %sum.next = add i64 %sum, %value
  store i64 %sum.next, ptr %to
  %i.next = add i64 %i, 1
  br label %loop

finish:
  ret i64 %count

refuse:
  ret i64 -1
}
