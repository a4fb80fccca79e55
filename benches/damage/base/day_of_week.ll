@switch.table.day_of_week = private unnamed_addr constant [12 x i64] [i64 0, i64 3, i64 2, i64 5, i64 0, i64 3, i64 5, i64 1, i64 4, i64 6, i64 2, i64 4], align 8

define range(i64 -6, 7) i64 @day_of_week(i64 noundef %0, i64 noundef %1, i64 noundef %2) {
  %4 = add i64 %1, -1
  %5 = icmp ult i64 %4, 12
  br i1 %5, label %6, label %22

6:
  %7 = add nsw i64 %1, -1
  %8 = icmp ult i64 %7, 2
  %9 = sext i1 %8 to i64
  %10 = add nsw i64 %9, %0
  %11 = getelementptr inbounds [12 x i64], ptr @switch.table.day_of_week, i64 0, i64 %4
  %12 = load i64, ptr %11, align 8
  %13 = sdiv i64 %10, 4
  %14 = sdiv i64 %10, -100
  %15 = sdiv i64 %10, 400
  %16 = add i64 %10, %2
  %17 = add i64 %16, %13
  %18 = add i64 %17, %14
  %19 = add i64 %18, %15
  %20 = add i64 %19, %12
  %21 = srem i64 %20, 7
  br label %22

22:
  %23 = phi i64 [ %21, %6 ], [ -1, %3 ]
  ret i64 %23
}
