define i64 @sum(ptr %items, i64 %count) {
entry:
  %zero = 0
  %one = i64 1
  %size = i64 8
  br label %loop

loop:
  %i = phi i64 [ %zero, %entry ], [ %next, %body ]
  %total = phi i64 [ %zero, %entry ], [ %added, %body ]
  %more = icmp slt i64 %i, %count
  br i1 %more, label %body, label %done

body:
  %offset = mul i64 %i, %size
  %slot = getelementptr i8, ptr %items, i64 %offset
  %item = load i64, ptr %slot
  %added = add i64 %total, %item
  %next = add i64 %i, %one
  br label %loop

done:
  ret i64 %total
}
