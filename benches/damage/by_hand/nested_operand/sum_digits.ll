define i64 @sum_digits(i64 %value) {
entry:
  %neg = icmp slt i64 %value, 0
  %abs = select i1 %neg, i64 (sub i64 0, %value), i64 %value
  br label %loop

loop:
  %n = phi i64 [ %abs, %entry ], [ %n1, %loop ]
  %s = phi i64 [ 0, %entry ], [ %s1, %loop ]
  %s1 = add i64 %s, (urem i64 %n, 10)
  %n1 = udiv i64 %n, 10
  %more = icmp ne i64 %n1, 0
  br i1 %more, label %loop, label %exit

exit:
  ret i64 %s1
}
