define i64 @count(i64 %n) {
entry:
entry:
  br label %entry
entry:
  %i = phi i64 [ 0, %entry ], [ %next, %body ]
  %is_done = icmp uge i64 %i, %n
  br i1 %is_done, label %end, label %body
body:
  %next = add i64 %i, 1
  br label %entry
end:
  ret i64 %i
}
