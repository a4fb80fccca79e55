define i64 @f(i64 %n) {
entry:
  switch i64 %n, label %other [
    i64 1, label %end
    i64 2, label %end
  ]

other:
  br i1 true, label %end, label %end

end:
  %r = phi i64 [ 7, %entry ], [ %n, %other ]
  ret i64 %r
}
