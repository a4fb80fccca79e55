@days = private constant [12 x i64] [i64 31, i64 28, i64 31, i64 30, i64 31, i64 30, i64 31, i64 31, i64 30, i64 31, i64 30, i64 31]

define i64 @month_days(i64 %month) {
entry:
  %low = icmp slt i64 %month, 1
  br i1 %low, label %invalid, label %check

check:
  %high = icmp sgt i64 %month, 12
  br i1 %high, label %invalid, label %valid

valid:
  %i = sub i64 %month, 1
  %p = getelementptr [12 x i64], ptr @days, i64 0, i64 %i
  %d = load i64, ptr %p
  ret i64 %d

invalid:
  ret i64 0

invalid:
  ret i64 0
}
