define i1 @is_within(i64 %value, i64 %low, i64 %high) {
entry:
  %below = icmp slt i64 value, low
  %above = icmp sgt i64 value, %high
  %outside = or i1 below, above
  %inside = xor i1 outside, true
  ret i1 inside
}
