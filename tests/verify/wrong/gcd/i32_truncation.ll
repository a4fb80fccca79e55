; wrong gcd: cuts both numbers to 32 bits
define i64 @gcd(i64 %a, i64 %b) {
entry:
  %a_cut = and i64 %a, 4294967295
  %b_cut = and i64 %b, 4294967295
  br label %next

next:
  %large = phi i64 [ %a_cut, %entry ], [ %small, %divide ]
  %small = phi i64 [ %b_cut, %entry ], [ %rest, %divide ]
  %is_done = icmp eq i64 %small, 0
  br i1 %is_done, label %done, label %divide

divide:
  %rest = urem i64 %large, %small
  br label %next

done:
  ret i64 %large
}
