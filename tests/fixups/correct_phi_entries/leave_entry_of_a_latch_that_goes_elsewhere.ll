define i64 @sum(i64 %n) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %next, %latch ]
  %total = phi i64 [ 0, %entry ], [ %sum, %latch ]
  %more = icmp ult i64 %i, %n
  br i1 %more, label %latch, label %exit

latch:
  %sum = add i64 %total, %i
  %next = add i64 %i, 1
  br label %exit

exit:
  ret i64 %total
}
