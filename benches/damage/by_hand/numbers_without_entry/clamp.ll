define i64 @clamp(i64 %0, i64 %1, i64 %2) {
  %3 = icmp slt i64 %0, %1
  %4 = select i1 %3, i64 %1, i64 %0
  %5 = icmp sgt i64 %4, %2
  %6 = select i1 %5, i64 %2, i64 %4
  ret i64 %6
}
