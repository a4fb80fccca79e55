define i64 @factorial(i64 %n) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 1, %entry ], [ %i.next, %body ]
  %acc = phi i64 [ 1, %entry ], [ %acc.next, %body ]
  %cond = icmp sle i64 %i, %n
  br i1 %cond, label %body, label %exit

body:
  %acc.next = mul i64 %acc, %i
  %i.next = add i64 %i, 1
  br label %loop
  br label %loop

exit:
  ret i64 %acc
}
