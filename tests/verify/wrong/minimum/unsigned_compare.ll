; wrong minimum: compares unsigned
define i64 @minimum(i64 %a, i64 %b) {
  %is_smaller = icmp ult i64 %a, %b
  %smaller = select i1 %is_smaller, i64 %a, i64 %b
  ret i64 %smaller
}
