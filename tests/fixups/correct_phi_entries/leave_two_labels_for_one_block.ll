define i64 @f(i64 %n, i1 %c) {
start:
  br label %loop

loop:
  %i = phi i64 [ 1, %done ], [ %i_next, %body ]
  %k = phi i64 [ 2, %other ], [ %i_next, %body ]
  %more = icmp sle i64 %i, %n
  br i1 %more, label %body, label %exit

body:
  %i_next = add i64 %i, %k
  br label %loop

exit:
  br i1 %c, label %done, label %other

done:
  ret i64 %i

other:
  ret i64 %k
}
