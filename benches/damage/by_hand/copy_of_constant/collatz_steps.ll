define i64 @collatz_steps(i64 %start) {
entry:
  %zero = i64 0
  %one = i64 1
  %invalid = icmp slt i64 %start, %one
  br i1 %invalid, label %bad, label %loop

loop:
  %n = phi i64 [ %start, %entry ], [ %n_next, %step ]
  %count = phi i64 [ %zero, %entry ], [ %count_next, %step ]
  %is_one = icmp eq i64 %n, %one
  br i1 %is_one, label %done, label %step

step:
  %odd = and i64 %n, %one
  %is_odd = icmp ne i64 %odd, %zero
  %half = sdiv i64 %n, 2
  %triple = mul i64 %n, 3
  %triple1 = add i64 %triple, %one
  %n_next = select i1 %is_odd, i64 %triple1, i64 %half
  %count_next = add i64 %count, 1
  br label %loop

done:
  ret i64 %count

bad:
  ret i64 -1
}
