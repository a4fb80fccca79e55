; wrong clamp: takes every negative number for one below the range
define i64 @clamp(i64 %value, i64 %low, i64 %high) {
  %low_end = call i64 @llvm.smax.i64(i64 %low, i64 -1000000)
  %is_below = icmp slt i64 %value, %low_end
  %not_below = select i1 %is_below, i64 %low, i64 %value
  %is_above = icmp sgt i64 %not_below, %high
  %limited = select i1 %is_above, i64 %high, i64 %not_below
  ret i64 %limited
}

declare i64 @llvm.smax.i64(i64, i64)
