define i64 @binary_search(ptr nocapture noundef readonly %0, i64 noundef %1, i64 noundef %2) {
  %4 = add nsw i64 %1, -1
  br label %5

5:
  %6 = phi i64 [ 0, %3 ], [ %24, %23 ]
  %7 = phi i64 [ %4, %3 ], [ %25, %23 ]
  %8 = phi i64 [ undef, %3 ], [ %26, %23 ]
  %9 = icmp sgt i64 %6, %7
  br i1 %9, label %27, label %10

10:
  %11 = sub nsw i64 %7, %6
  %12 = sdiv i64 %11, 2
  %13 = add nsw i64 %12, %6
  %14 = getelementptr inbounds i64, ptr %0, i64 %13
  %15 = load i64, ptr %14, align 8
  %16 = icmp eq i64 %15, %2
  br i1 %16, label %23, label %17

17:
  %18 = icmp slt i64 %15, %2
  %19 = add nsw i64 %13, 1
  %20 = add nsw i64 %13, -1
  %21 = select i1 %18, i64 %19, i64 %6
  %22 = select i1 %18, i64 %7, i64 %20
  br label %23

23:
  %24 = phi i64 [ %21, %17 ], [ %6, %10 ]
  %25 = phi i64 [ %22, %17 ], [ %7, %10 ]
  %26 = phi i64 [ %8, %17 ], [ %13, %10 ]
  br i1 %16, label %27, label %5

27:
  %28 = phi i64 [ %26, %23 ], [ -1, %5 ]
  ret i64 %28
}
