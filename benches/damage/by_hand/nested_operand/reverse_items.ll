define void @reverse_items(ptr %items, i64 %count) {
entry:
  %last = sub i64 %count, 1
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %swap ]
  %j = phi i64 [ %last, %entry ], [ %j.next, %swap ]
  %c = icmp slt i64 %i, %j
  br i1 %c, label %swap, label %end

swap:
  %a = load i64, ptr getelementptr (i64, ptr %items, i64 %i)
  %b = load i64, ptr getelementptr (i64, ptr %items, i64 %j)
  store i64 %b, ptr getelementptr (i64, ptr %items, i64 %i)
  store i64 %a, ptr getelementptr (i64, ptr %items, i64 %j)
  %i.next = add i64 %i, 1
  %j.next = sub i64 %j, 1
  br label %loop

end:
  ret void
}
