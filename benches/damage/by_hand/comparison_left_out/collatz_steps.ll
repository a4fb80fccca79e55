define i64 @collatz_steps(i64 %n) {
entry:
  %ok = icmp sgt i64 %n, 0
  br i1 %ok, label %loop, label %fail

loop:
  %x = phi i64 [ %n, %entry ], [ %x_half, %even ], [ %x_odd, %odd ]
  %k = phi i64 [ 0, %entry ], [ %k1, %even ], [ %k1, %odd ]
  %one = icmp eq i64 %x, 1
  br i1 %one, label %done, label %step

step:
  %k1 = add i64 %k, 1
  %bit = and i64 %x, 1
  br i1 %bit, label %odd, label %even

odd:
  %t = mul i64 %x, 3
  %x_odd = add i64 %t, 1
  br label %loop

even:
  %x_half = ashr i64 %x, 1
  br label %loop

done:
  ret i64 %k

fail:
  ret i64 -1
}
