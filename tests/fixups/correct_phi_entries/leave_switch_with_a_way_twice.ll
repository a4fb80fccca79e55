define i64 @f(i64 %n) {
entry:
  switch i64 %n, label %other [
    i64 1, label %one
    i64 2, label %other
  ]

one:
  br label %end

other:
  br label %end

end:
  %r = phi i64 [ 1, %one ], [ 0, %other ], [ 2, %entry ]
  ret i64 %r
}
