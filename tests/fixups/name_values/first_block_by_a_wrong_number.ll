define i64 @count(i64 %0) {
  br label %2
2:
  %3 = phi i64 [ 0, %0 ], [ %4, %2 ]
  %4 = add i64 %3, 1
  %5 = icmp ult i64 %4, %0
  br i1 %5, label %2, label %6
6:
  ret i64 %4
}
