define zeroext i1 @is_leap_year(i64 %0) {
  %1 = srem i64 %0, 400
  %2 = icmp eq i64 %1, 0
  br i1 %2, label %3, label %4

3:
  ret i1 true

4:
  %5 = srem i64 %0, 100
  %6 = icmp eq i64 %5, 0
  br i1 %6, label %7, label %8

7:
  ret i1 false

8:
  %9 = srem i64 %0, 4
  %10 = icmp eq i64 %9, 0
  ret i1 %10
}
