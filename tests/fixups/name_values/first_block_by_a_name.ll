define i64 @count(i64 %n) {
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %loop ]
  %next = add i64 %i, 1
  %is_done = icmp uge i64 %next, %n
  br i1 %is_done, label %done, label %loop
done:
  ret i64 %next
}
