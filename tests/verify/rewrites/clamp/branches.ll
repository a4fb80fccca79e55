; rewrite of clamp: the upper end first, with branches
define i64 @clamp(i64 %value, i64 %low, i64 %high) {
entry:
  %is_above = icmp sge i64 %value, %high
  br i1 %is_above, label %above, label %check

above:
  ret i64 %high

check:
  %is_inside = icmp sge i64 %value, %low
  br i1 %is_inside, label %inside, label %below

inside:
  ret i64 %value

below:
  ret i64 %low
}
