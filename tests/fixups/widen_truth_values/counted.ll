define i64 @count(ptr %text, i64 %length, i8 %wanted) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop ]
  %n = phi i64 [ 0, %entry ], [ %n.next, %loop ]
  %p = getelementptr i8, ptr %text, i64 %i
  %c = load i8, ptr %p
  %is = icmp eq i8 %c, %wanted
  %n.next = add i64 %n, %is
  %i.next = add i64 %i, 1
  %more = icmp ult i64 %i.next, %length
  br i1 %more, label %loop, label %end

end:
  ret i64 %n.next
}
