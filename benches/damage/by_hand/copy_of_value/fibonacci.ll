define i64 @fibonacci(i64 %n) {
entry:
  %neg = icmp slt i64 %n, 0
  br i1 %neg, label %bad, label %loop

loop:
  %a = phi i64 [ 0, %entry ], [ %a_new, %step ]
  %b = phi i64 [ 1, %entry ], [ %b_new, %step ]
  %i = phi i64 [ 0, %entry ], [ %i_new, %step ]
  %go = icmp slt i64 %i, %n
  br i1 %go, label %step, label %done

step:
  %sum = add i64 %a, %b
  %a_new = %b
  %b_new = %sum
  %i_new = add i64 %i, 1
  br label %loop

done:
  ret i64 %a

bad:
  ret i64 -1
}
