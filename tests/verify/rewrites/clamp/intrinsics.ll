; rewrite of clamp: minimum of the upper end, then maximum with the lower one
define i64 @clamp(i64 %value, i64 %low, i64 %high) {
  %not_above = call i64 @llvm.smin.i64(i64 %value, i64 %high)
  %limited = call i64 @llvm.smax.i64(i64 %not_above, i64 %low)
  ret i64 %limited
}

declare i64 @llvm.smin.i64(i64, i64)
declare i64 @llvm.smax.i64(i64, i64)
