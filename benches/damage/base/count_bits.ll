define i64 @count_bits(i64 noundef %0) {
  br label %2

2:
  %3 = phi i64 [ %0, %1 ], [ %9, %6 ]
  %4 = phi i64 [ 0, %1 ], [ %8, %6 ]
  %5 = icmp eq i64 %3, 0
  br i1 %5, label %11, label %6

6:
  %7 = and i64 %3, 1
  %8 = add i64 %4, %7
  %9 = lshr i64 %3, 1
  %10 = icmp sgt i64 %8, 70
  br i1 %10, label %11, label %2

11:
  %12 = phi i64 [ -1, %6 ], [ %4, %2 ]
  ret i64 %12
}
