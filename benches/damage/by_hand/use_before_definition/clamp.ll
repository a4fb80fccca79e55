define i64 @clamp(i64 %value, i64 %low, i64 %high) {
entry:
  %r = select i1 %above, i64 %high, i64 %at_least
  %below = icmp slt i64 %value, %low
  %at_least = select i1 %below, i64 %low, i64 %value
  %above = icmp sgt i64 %at_least, %high
  ret i64 %r
}
