define i64 @sum(i64 %n) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ], [ 0, %skip ]
  %total = phi i64 [ 0, %entry ], [ %total1, %body ]
  %more = icmp ult i64 %i, %n
  br i1 %more, label %odd, label %end

odd:
  %is_odd = trunc i64 %i to i1
  br i1 %is_odd, label %skip, label %body

skip:
  br label %body

body:
  %total1 = add i64 %total, %i
  %i1 = add i64 %i, 1
  br label %loop

end:
  ret i64 %total
}
