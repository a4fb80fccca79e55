define i64 @grade(i64 %p) {
  %1 = icmp ugt i64 %p, 100
  br i1 %1, label %1, label %2

1:
  ret i64 -1

2:
  %2 = icmp sge i64 %p, 90
  %3 = icmp sge i64 %p, 75
  %4 = icmp sge i64 %p, 50
  %5 = select i1 %4, i64 3, i64 4
  %6 = select i1 %3, i64 2, i64 %5
  %7 = select i1 %2, i64 1, i64 %6
  ret i64 %7
}
