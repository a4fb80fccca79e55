%0 = type { i64 }
declare void @note(i64)

define i64 @count(i64 %0, ptr %1) {
  br label %3

3:                                                ; preds = %3, %2
  %4 = phi i64 [ 0, %2 ], [ %5, %3 ]
  %5 = add i64 %4, 1
  call void @note(i64 %5)
  %6 = getelementptr %0, ptr %1, i64 %5
  %7 = load i64, ptr %6
  %8 = icmp ult i64 %7, %0
  br i1 %8, label %3, label %9

9:                                                ; preds = %3
  ret i64 %5
}
