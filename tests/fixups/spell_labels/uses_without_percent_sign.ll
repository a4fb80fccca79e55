define i64 @count(i64 %n) {
%entry:
  br label while.loop
while.loop:
  %i = phi i64 [ 0, entry ], [ %next, while.loop ]
  %next = add i64 %i, 1
  %is_done = icmp uge i64 %next, %n
  br i1 %is_done, label end, label while.loop
end
  ret i64 %next
}
