; rewrite of clamp: masks of all ones or none in place of a choice
define i64 @clamp(i64 %value, i64 %low, i64 %high) {
  %is_below = icmp slt i64 %value, %low
  %is_above = icmp sgt i64 %value, %high
  %below = sext i1 %is_below to i64
  %above = sext i1 %is_above to i64
  %outside = or i64 %below, %above
  %inside = xor i64 %outside, -1
  %from_low = and i64 %low, %below
  %from_high = and i64 %high, %above
  %from_value = and i64 %value, %inside
  %ends = or i64 %from_low, %from_high
  %limited = or i64 %ends, %from_value
  ret i64 %limited
}
