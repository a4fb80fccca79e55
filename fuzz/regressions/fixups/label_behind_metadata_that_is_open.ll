define i64 @f(i64 %0) {
2:
  %3 = phi i64 [ %0, %1 ], [ %4, %2 ]
  %4 = lshr i64 %3, 1
  %5 = icmp eq i64 %4, 0
  br i1 %5,  = !DIFile(filenamea
  br label %loop

loop:
  %i = 2

6:
  %7 = phi i64 [ 0, %1 ], [ %4, %2 ]
  ret i64 %7
}
