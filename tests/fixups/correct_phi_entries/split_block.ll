define i64 @f(i64 %n, ptr %text) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %next, %loop ]
  %p = getelementptr i8, ptr %text, i64 %i
  %c = load i8, ptr %p
  %is_end = icmp eq i8 %c, 0
  br i1 %is_end, label %end, label %check

check:
  %is_blank = icmp eq i8 %c, 32
  br i1 %is_blank, label %end, label %continue

continue:
  %next = add i64 %i, 1
  br label %loop

end:
  ret i64 %i
}
