; wrong minimum: gives 0 in place of a negative number that is not below -1000
define i64 @minimum(i64 %a, i64 %b) {
  %is_smaller = icmp slt i64 %a, %b
  %smaller = select i1 %is_smaller, i64 %a, i64 %b
  %is_negative = icmp slt i64 %smaller, 0
  %is_near = icmp sgt i64 %smaller, -1000
  %is_small = icmp slt i64 %smaller, -3
  %both = and i1 %is_negative, %is_near
  %all = and i1 %both, %is_small
  %result = select i1 %all, i64 0, i64 %smaller
  ret i64 %result
}
