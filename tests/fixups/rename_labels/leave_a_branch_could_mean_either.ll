define void @twice(i64 %n) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %loop ]
  %next = add i64 %i, 1
  %is_done = icmp uge i64 %next, %n
  br i1 %is_done, label %second, label %loop
second:
  br label %loop
loop:
  %j = phi i64 [ 0, %second ], [ %after, %loop ]
  %after = add i64 %j, 1
  %is_over = icmp uge i64 %after, %n
  br i1 %is_over, label %end, label %loop
end:
  ret void
}
