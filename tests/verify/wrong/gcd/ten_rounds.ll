; wrong gcd: ends after ten divisions, which do for small numbers only
define i64 @gcd(i64 %a, i64 %b) {
entry:
  br label %next

next:
  %round = phi i64 [ 0, %entry ], [ %round_after, %divide ]
  %large = phi i64 [ %a, %entry ], [ %small, %divide ]
  %small = phi i64 [ %b, %entry ], [ %rest, %divide ]
  %is_zero = icmp eq i64 %small, 0
  %is_last = icmp eq i64 %round, 10
  %is_done = or i1 %is_zero, %is_last
  %round_after = add i64 %round, 1
  br i1 %is_done, label %done, label %divide

divide:
  %rest = urem i64 %large, %small
  br label %next

done:
  ret i64 %large
}
