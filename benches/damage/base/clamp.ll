define i64 @clamp(i64 %value, i64 %low, i64 %high) {
entry:
  %is_low = icmp slt i64 %value, %low
  %at_least = select i1 %is_low, i64 %low, i64 %value
  %is_high = icmp sgt i64 %at_least, %high
  %result = select i1 %is_high, i64 %high, i64 %at_least
  ret i64 %result
}
