define i64 @f(i64 %n) {
start:
  br label %loop

loop:
  %i = phi i64 [ 1, %done ], [ %i_next, %body ]
  %k = phi i64 [ 1, %start ], [ 7, %done ]
  %more = icmp sle i64 %i, %n
  br i1 %more, label %body, label %done

body:
  %i_next = add i64 %i, %k
  br label %loop

done:
  ret i64 %k
}
