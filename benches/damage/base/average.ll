define double @average(ptr nocapture noundef readonly %0, i64 noundef %1) {
  %3 = icmp eq i64 %1, 0
  br i1 %3, label %18, label %4

4:
  %5 = icmp sgt i64 %1, 0
  br i1 %5, label %10, label %6

6:
  %7 = phi double [ 0.000000e+00, %4 ], [ %15, %10 ]
  %8 = sitofp i64 %1 to double
  %9 = fdiv double %7, %8
  br label %18

10:
  %11 = phi i64 [ %16, %10 ], [ 0, %4 ]
  %12 = phi double [ %15, %10 ], [ 0.000000e+00, %4 ]
  %13 = getelementptr inbounds double, ptr %0, i64 %11
  %14 = load double, ptr %13, align 8
  %15 = fadd double %12, %14
  %16 = add nuw nsw i64 %11, 1
  %17 = icmp eq i64 %16, %1
  br i1 %17, label %6, label %10

18:
  %19 = phi double [ %9, %6 ], [ 0.000000e+00, %2 ]
  ret double %19
}
