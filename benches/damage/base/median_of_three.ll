declare i64 @llvm.smin.i64(i64, i64)
declare i64 @llvm.smax.i64(i64, i64)

define i64 @median_of_three(i64 %a, i64 %b, i64 %c) {
entry:
  %lower = call i64 @llvm.smin.i64(i64 %a, i64 %b)
  %upper = call i64 @llvm.smax.i64(i64 %a, i64 %b)
  %capped = call i64 @llvm.smin.i64(i64 %upper, i64 %c)
  %median = call i64 @llvm.smax.i64(i64 %lower, i64 %capped)
  ret i64 %median
}
