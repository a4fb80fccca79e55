; wrong minimum: compares by the sign of a difference, which wraps
define i64 @minimum(i64 %a, i64 %b) {
  %difference = sub i64 %a, %b
  %is_smaller = icmp slt i64 %difference, 0
  %smaller = select i1 %is_smaller, i64 %a, i64 %b
  ret i64 %smaller
}
