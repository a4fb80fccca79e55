define i64 @largest(i64 %0, i64 %1) {
  %3 = icmp sgt i64 %0, %1
  br i1 %3, label %4, label %5
4:
  %5 = add i64 %0, 0
  ret i64 %5
5:
  %6 = add i64 %1, 0
  ret i64 %6
}
