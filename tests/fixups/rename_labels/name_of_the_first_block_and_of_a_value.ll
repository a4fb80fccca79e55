define i64 @sum(i64 %n) {
start:
  %is_zero = icmp eq i64 %n, 0
  br i1 %is_zero, label %end, label %more
more:
  %start = add i64 %n, 1
  br label %end
end:
  %r = phi i64 [ 0, %start ], [ %start, %more ]
  ret i64 %r
}
