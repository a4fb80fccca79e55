; wrong fibonacci: begins with 1 and 1, so it is one place ahead
define i64 @fibonacci(i64 %n) {
entry:
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %index_after, %step ]
  %this = phi i64 [ 1, %entry ], [ %following, %step ]
  %following = phi i64 [ 1, %entry ], [ %sum, %step ]
  %more = icmp ult i64 %index, %n
  br i1 %more, label %step, label %done

step:
  %sum = add i64 %this, %following
  %index_after = add i64 %index, 1
  br label %next

done:
  ret i64 %this
}
