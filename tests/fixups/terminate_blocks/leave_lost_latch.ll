; The `phi` say that `body` goes back, which the place before `exit` hides.
define i64 @sum(i64 %n) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %body ]
  %total = phi i64 [ 0, %entry ], [ %sum, %body ]
  %more = icmp ult i64 %i, %n
  br i1 %more, label %body, label %exit
body:
  %sum = add i64 %total, %i
  %next = add i64 %i, 1
exit:
  ret i64 %total
}
