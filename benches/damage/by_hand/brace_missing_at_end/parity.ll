define zeroext i1 @parity(i8 zeroext %value) {
entry:
  br label %loop

loop:
  %v = phi i8 [ %value, %entry ], [ %rest, %loop ]
  %p = phi i1 [ false, %entry ], [ %p1, %loop ]
  %bit = trunc i8 %v to i1
  %p1 = xor i1 %p, %bit
  %rest = lshr i8 %v, 1
  %done = icmp eq i8 %rest, 0
  br i1 %done, label %exit, label %loop

exit:
  ret i1 %p1
