define i64 @sum_digits(i64 %value) {
entry:
  %neg = icmp slt i64 %value, 0
  br i1 %neg, label %flip, label %loop

flip:
  %minus = sub i64 0, %value
  br label %loop

loop:
  %n = phi i64 [ %value, %entry ], [ %minus, %flip ], [ %q, %loop ]
  %s = phi i64 [ 0, %entry ], [ 0, %flip ], [ %s1, %body ]
  %z = icmp eq i64 %n, 0
  br i1 %z, label %done, label %body

body:
  %d = urem i64 %n, 10
  %q = udiv i64 %n, 10
  %s1 = add i64 %s, %d
  br label %loop

done:
  ret i64 %s
}
