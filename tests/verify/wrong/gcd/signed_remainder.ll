; wrong gcd: divides signed, so numbers from 2 to the 63 on count as negative
define i64 @gcd(i64 %a, i64 %b) {
entry:
  br label %next

next:
  %large = phi i64 [ %a, %entry ], [ %small, %divide ]
  %small = phi i64 [ %b, %entry ], [ %rest, %divide ]
  %is_done = icmp eq i64 %small, 0
  br i1 %is_done, label %done, label %divide

divide:
  %rest = srem i64 %large, %small
  br label %next

done:
  ret i64 %large
}
