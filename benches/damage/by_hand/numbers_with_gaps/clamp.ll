define i64 @clamp(i64 %value, i64 %low, i64 %high) {
entry:
  %1 = icmp slt i64 %value, %low
  %2 = select i1 %1, i64 %low, i64 %value
  %4 = icmp sgt i64 %2, %high
  %6 = select i1 %4, i64 %high, i64 %2
  ret i64 %6
}
