define i64 @sum(i64 %n, i64 %end) {
entry:
  br label %sum
sum:
  %i = phi i64 [ 0, %entry ], [ %next, %sum ]
  %sum = add i64 %i, %n
  %next = add i64 %sum, 1
  %is_done = icmp ugt i64 %next, %end
  br i1 %is_done, label %end, label %sum
end:
  ret i64 %sum
}
