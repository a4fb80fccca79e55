define range(i64 0, -9223372036854775808) i64 @gcd(i64 noundef %0, i64 noundef %1) {
  %3 = tail call i64 @llvm.abs.i64(i64 %0, i1 true)
  %4 = icmp eq i64 %1, 0
  br i1 %4, label %12, label %5

5:
  %6 = tail call i64 @llvm.abs.i64(i64 %1, i1 true)
  br label %7

7:
  %8 = phi i64 [ %9, %7 ], [ %3, %5 ]
  %9 = phi i64 [ %10, %7 ], [ %6, %5 ]
  %10 = urem i64 %8, %9
  %11 = icmp eq i64 %10, 0
  br i1 %11, label %12, label %7

12:
  %13 = phi i64 [ %3, %2 ], [ %9, %7 ]
  ret i64 %13
}

declare i64 @llvm.abs.i64(i64, i1 immarg)
