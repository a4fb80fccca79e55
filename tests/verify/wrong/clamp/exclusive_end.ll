; wrong clamp: takes the upper end for the first number that is too large
define i64 @clamp(i64 %value, i64 %low, i64 %high) {
  %is_below = icmp slt i64 %value, %low
  %not_below = select i1 %is_below, i64 %low, i64 %value
  %is_above = icmp sgt i64 %not_below, %high
  %is_at_end = icmp eq i64 %not_below, %high
  %before = sub i64 %high, 1
  %is_range = icmp slt i64 %low, %high
  %cuts = and i1 %is_at_end, %is_range
  %inside = select i1 %is_above, i64 %high, i64 %not_below
  %limited = select i1 %cuts, i64 %before, i64 %inside
  ret i64 %limited
}
