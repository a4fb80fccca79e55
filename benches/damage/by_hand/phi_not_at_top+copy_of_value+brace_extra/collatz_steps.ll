define i64 @collatz_steps(i64 %start) {
entry:
  %positive = icmp sgt i64 %start, 0
  br i1 %positive, label %loop, label %invalid

loop:
  %n = phi i64 [ %start, %entry ], [ %n_next, %step ]
  %is_one = icmp eq i64 %n, 1
  %steps = phi i64 [ 0, %entry ], [ %steps_next, %step ]
  br i1 %is_one, label %done, label %step

step:
  %odd = trunc i64 %n to i1
  %half = ashr i64 %n, 1
  %t = mul i64 %n, 3
  %t1 = add i64 %t, 1
  %chosen = select i1 %odd, i64 %t1, i64 %half
  %n_next = %chosen
  %steps_next = add i64 %steps, 1
  br label %loop

done:
  ret i64 %steps

invalid:
  ret i64 -1
}
}
