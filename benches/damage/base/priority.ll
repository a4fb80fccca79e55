define i64 @priority(i8 zeroext %operator) {
entry:
  switch i8 %operator, label %none [
    i8 43, label %additive
    i8 45, label %additive
    i8 42, label %result
    i8 47, label %result
    i8 94, label %power
  ]

additive:
  br label %result

power:
  br label %result

none:
  br label %result

result:
  %value = phi i64 [ 1, %additive ], [ 3, %power ], [ 0, %none ], [ 2, %entry ], [ 2, %entry ]
  ret i64 %value
}
