define i64 @count(i64 %n) {
  %0 = icmp eq i64 %n, 0
  br i1 %0, label %done, label %loop
loop:
  %1 = phi i64 [ 0, %entry ], [ %2, %loop ]
  %2 = add i64 %1, 1
  %3 = icmp uge i64 %2, %n
  br i1 %3, label %done, label %loop
done:
  %4 = phi i64 [ 0, %entry ], [ %2, %loop ]
  ret i64 %4
}
