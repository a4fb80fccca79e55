define zeroext i1 @is_even(i64) {
  %1 = and i64 %0, 1
  %2 = icmp eq i64 %1, 0
  ret i1 %2
}
