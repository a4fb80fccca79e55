Sure, here is the code:

```
define i64 @median_of_three(i64 %a, i64 %b, i64 %c) {
  %lo = call i64 @llvm.smin.i64(i64 %a, i64 %b)
  %hi = call i64 @llvm.smax.i64(i64 %a, i64 %b)
  %t = call i64 @llvm.smin.i64(i64 %hi, i64 %c)
  %m = call i64 @llvm.smax.i64(i64 %lo, i64 %t)
  ret i64 %m

declare i64 @llvm.smin.i64(i64, i64)
declare i64 @llvm.smax.i64(i64, i64)
```
