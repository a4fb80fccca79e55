define i64 @grade(i64 %percent) {
  %0 = icmp slt i64 %percent, 0
  br i1 %0, label %invalid, label %upper

upper:
  %1 = icmp sgt i64 %percent, 100
  br i1 %1, label %invalid, label %valid

valid:
  %2 = icmp sge i64 %percent, 90
  br i1 %2, label %one, label %next

one:
  ret i64 1

next:
  %3 = icmp sge i64 %percent, 75
  br i1 %3, label %two, label %last

two:
  ret i64 2

last:
  %4 = icmp sge i64 %percent, 50
  %5 = select i1 %4, i64 3, i64 4
  ret i64 %5

invalid:
  ret i64 -1
}
