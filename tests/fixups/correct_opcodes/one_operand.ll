define i64 @f(i64 %a, i1 %c, double %d, <2 x i64> %v) {
  %minus = neg i64 %a
  %other = neg nsw i64 %a
  %flipped = not i64 %minus
  %no = not i1 %c
  %down = neg double %d
  %zero = fneg i64 %a
  %next = inc i64 %flipped
  %before = dec i64 %next, !foo !0
  %vector = neg <2 x i64> %v
  ret i64 %before
}

!0 = !{}
