@table = private constant [12 x i64] [i64 31, i64 28, i64 31, i64 30, i64 31, i64 30, i64 31, i64 31, i64 30, i64 31, i64 30, i64 31]

define i64 @month_days(i64 %month) {
entry:
  %index = sub i64 %month, 1
  %is_month = icmp ult i64 %index, 12
  br i1 %is_month, label %look_up, label %none

look_up:
  %place = getelementptr inbounds [12 x i64], ptr @table, i64 0, i64 %index
  %days = load i64, ptr %place
  ret i64 %days

none:
  ret i64 0
}
