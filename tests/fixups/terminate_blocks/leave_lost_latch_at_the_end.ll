declare void @note(i64)

define void @count(i64 %0) {
  br label %2
2:
  %3 = phi i64 [ 0, %1 ], [ %7, %6 ]
  %4 = icmp ult i64 %3, %0
  br i1 %4, label %6, label %5
5:
  ret void
6:
  call void @note(i64 %3)
  %7 = add i64 %3, 1
}
