define i64 @count(i64 %n) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %body ]
  %is_done = icmp uge i64 %i, %n
  br i1 %is_done, label %done, label %body

  %next = add i64 %i, 1
  br label %loop
done:
  ret i64 %i
}
