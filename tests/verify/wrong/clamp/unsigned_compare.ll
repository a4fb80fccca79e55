; wrong clamp: compares unsigned
define i64 @clamp(i64 %value, i64 %low, i64 %high) {
  %is_below = icmp ult i64 %value, %low
  %not_below = select i1 %is_below, i64 %low, i64 %value
  %is_above = icmp ugt i64 %not_below, %high
  %limited = select i1 %is_above, i64 %high, i64 %not_below
  ret i64 %limited
}
