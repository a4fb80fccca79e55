; wrong gcd: gives 1 where both are 0
define i64 @gcd(i64 %a, i64 %b) {
entry:
  br label %next

next:
  %large = phi i64 [ %a, %entry ], [ %small, %divide ]
  %small = phi i64 [ %b, %entry ], [ %rest, %divide ]
  %is_done = icmp eq i64 %small, 0
  br i1 %is_done, label %done, label %divide

divide:
  %rest = urem i64 %large, %small
  br label %next

done:
  %is_zero = icmp eq i64 %large, 0
  %at_least_one = select i1 %is_zero, i64 1, i64 %large
  ret i64 %at_least_one
}
