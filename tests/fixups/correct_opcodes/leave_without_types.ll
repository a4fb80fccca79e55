define i64 @f(i64 %a) {
  %1 = neg %a
  %2 = icmp == %a, 0
  %3 = not
  %4 = mov
  ret i64 %a
}
