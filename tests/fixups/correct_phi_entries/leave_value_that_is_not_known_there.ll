define i64 @f(i64 %n) {
start:
  br label %loop

loop:
  %i = phi i64 [ %last, %done ], [ %i_next, %body ]
  %k = phi i64 [ 1, %start ], [ %i, %done ]
  %more = icmp sle i64 %i, %n
  br i1 %more, label %body, label %done

body:
  %i_next = add i64 %i, 1
  br label %loop

done:
  %last = sub i64 %i, 1
  ret i64 %last
}
