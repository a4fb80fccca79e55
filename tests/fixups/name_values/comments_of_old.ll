define i64 @largest(i64, i64) {
  %2 = icmp sgt i64 %0, %1
  br i1 %2, label %3, label %5

; <label>:3                                       ; preds = %0
  %4 = add i64 %0, 0
  br label %6

; <label>:5                                       ; preds = %0
  br label %6

; <label>:6
  %7 = phi i64 [ %4, %3 ], [ %1, %5 ]
  ret i64 %7
}
