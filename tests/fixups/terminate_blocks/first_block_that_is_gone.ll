define i64 @count_bits(i64 %0) {

2:
  %3 = phi i64 [ %0, %1 ], [ %8, %6 ]
  %4 = phi i64 [ 0, %1 ], [ %7, %6 ]
  %5 = icmp eq i64 %3, 0
  br i1 %5, label %9, label %6

6:
  %7 = add i64 %4, 1
  %8 = lshr i64 %3, 1
  br label %2

9:
  ret i64 %4
}
