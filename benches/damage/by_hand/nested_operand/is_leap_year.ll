define zeroext i1 @is_leap_year(i64 %y) {
entry:
  %a = icmp eq i64 (srem i64 %y, 4), 0
  %b = icmp ne i64 (srem i64 %y, 100), 0
  %c = icmp eq i64 (srem i64 %y, 400), 0
  %d = and i1 %a, %b
  %e = or i1 %d, %c
  ret i1 %e
}
