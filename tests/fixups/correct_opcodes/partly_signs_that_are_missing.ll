define i64 @f(i64 %a, double %d, i32 %b) {
  %1 = div i64 %a, 2
  %2 = rem i64 %a, 2
  %3 = shr i64 %a, 2
  %4 = icmp lt i64 %a, 2
  %5 = trunc i32 %b to i64
  %6 = cast double %d to i64
  %7 = icmp ult double %d, 1.0
  %8 = icmp >= i64 %a, 0
  %9 = cmp ne i64 %a, 0
  %10 = bitcast i64 %a to float
  ret i64 %a
}
