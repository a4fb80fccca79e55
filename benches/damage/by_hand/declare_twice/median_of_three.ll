declare i64 @llvm.smin.i64(i64, i64)
declare i64 @llvm.smax.i64(i64, i64)
declare i64 @llvm.smin.i64(i64, i64)

define i64 @median_of_three(i64 %a, i64 %b, i64 %c) {
  %1 = call i64 @llvm.smin.i64(i64 %a, i64 %b)
  %2 = call i64 @llvm.smax.i64(i64 %a, i64 %b)
  %3 = call i64 @llvm.smin.i64(i64 %2, i64 %c)
  %4 = call i64 @llvm.smax.i64(i64 %1, i64 %3)
  ret i64 %4
}
