define i64 @count(i64 %n) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i, %loop ]
  %i = add i64 %i, 1
  %is_done = icmp uge i64 %i, %n
  br i1 %is_done, label %end, label %loop
end:
  ret i64 %i
}
