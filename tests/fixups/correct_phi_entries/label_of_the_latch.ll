define i64 @sum_digits(i64 %0) {
  %2 = icmp eq i64 %0, 0
  br i1 %2, label %3, label %5

3:
  %4 = phi i64 [ 0, %1 ], [ %9, %5 ]
  ret i64 %4

5:
  %6 = phi i64 [ %10, %11 ], [ %0, %3 ]
  %7 = phi i64 [ %9, %11 ], [ 0, %3 ]
  %8 = urem i64 %6, 10
  %9 = add i64 %8, %7
  %10 = udiv i64 %6, 10
  br label %11

11:
  %12 = icmp ult i64 %6, 10
  br i1 %12, label %3, label %5
}
