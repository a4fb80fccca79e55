define double @average(ptr %0, i64 %1)
  %3 = icmp eq i64 %1, 0
  br i1 %3, label %18, label %4

4:
  %5 = load double, ptr %0
  %6 = sitofp i64 %1 to double
  %7 = fdiv double %5, %6
  br label %18

18:
  %19 = phi double [ 0.0, %2 ], [ %7, %4 ]
  ret double %19
}
declare double @average(ptr, i64)
