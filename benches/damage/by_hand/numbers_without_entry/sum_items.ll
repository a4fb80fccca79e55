define i64 @sum_items(ptr %0, i64 %1) {
  br label %2

2:
  %3 = phi i64 [ 0, %entry ], [ %10, %6 ]
  %4 = phi i64 [ 0, %entry ], [ %9, %6 ]
  %5 = icmp slt i64 %3, %1
  br i1 %5, label %6, label %11

6:
  %7 = getelementptr inbounds i64, ptr %0, i64 %3
  %8 = load i64, ptr %7, align 8
  %9 = add i64 %4, %8
  %10 = add i64 %3, 1
  br label %2

11:
  ret i64 %4
}
