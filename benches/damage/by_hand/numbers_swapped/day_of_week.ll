@offsets = private constant [12 x i64] [i64 0, i64 3, i64 2, i64 5, i64 0, i64 3, i64 5, i64 1, i64 4, i64 6, i64 2, i64 4]

define i64 @day_of_week(i64 %year, i64 %month, i64 %day) {
entry:
  %m0 = sub i64 %month, 1
  %ok = icmp ult i64 %m0, 12
  br i1 %ok, label %compute, label %bad

compute:
  %early = icmp slt i64 %month, 3
  %dec = zext i1 %early to i64
  %1 = sub i64 %year, %dec
  %2 = sdiv i64 %1, 4
  %4 = sdiv i64 %1, 100
  %3 = sdiv i64 %1, 400
  %5 = add i64 %1, %2
  %6 = sub i64 %5, %4
  %7 = add i64 %6, %3
  %8 = getelementptr [12 x i64], ptr @offsets, i64 0, i64 %m0
  %9 = load i64, ptr %8
  %10 = add i64 %7, %9
  %11 = add i64 %10, %day
  %12 = srem i64 %11, 7
  ret i64 %12

bad:
  ret i64 -1
}
