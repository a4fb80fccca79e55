define i64 @clamp(i64 %value, i64 %low, i64 %high) {
entry:
  %below = icmp slt i64 value, low
  %a = select i1 %below, i64 %low, i64 %value
  %above = icmp sgt i64 %a, high
  %b = select i1 %above, i64 %high, i64 %a
  ret i64 %b
}
