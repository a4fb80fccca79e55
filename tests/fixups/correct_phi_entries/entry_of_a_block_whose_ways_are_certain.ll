; Each block that `check` leads to has it for its only predecessor, or says so in each `phi`.
define i64 @find(ptr %data, i64 %count) {
entry:
  %is_empty = icmp eq i64 %count, 0
  br i1 %is_empty, label %end, label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %step ], [ 0, %check ]
  %p = getelementptr i64, ptr %data, i64 %i
  %item = load i64, ptr %p
  %is_zero = icmp eq i64 %item, 0
  br i1 %is_zero, label %end, label %check

check:
  %is_odd = trunc i64 %item to i1
  br i1 %is_odd, label %end, label %step

step:
  %i1 = add i64 %i, 1
  br label %loop

end:
  %r = phi i64 [ 0, %entry ], [ %i, %loop ], [ %item, %check ], [ 7, %step ]
  ret i64 %r
}
