define i64 @count(i64 %a) {
  %0 = add i64 %a, 1
  br label %loop
loop:
  %1 = phi i64 [ 0, %7 ], [ %3, %loop ]
  %2 = phi i64 [ 0, %8 ], [ %3, %loop ]
  %3 = add i64 %1, %2
  br label %loop
}
