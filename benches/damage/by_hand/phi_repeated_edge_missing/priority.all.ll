define i64 @priority(i8 zeroext %op) {
entry:
  switch i8 %op, label %unknown [
    i8 43, label %plus
    i8 45, label %plus
    i8 42, label %times
    i8 47, label %times
    i8 94, label %power
  ]

plus:
  %a = phi i64 [ 1, %entry ]
  br label %out

times:
  %b = phi i64 [ 2, %entry ]
  br label %out

power:
  br label %out

unknown:
  br label %out

out:
  %p = phi i64 [ %a, %plus ], [ %b, %times ], [ 3, %power ], [ 0, %unknown ]
  ret i64 %p
}
