define double @average(ptr %items, i64 %count) {
entry:
  %none = icmp eq i64 %count, 0
  br i1 %none, label %zero, label %loop

zero:
  ret double 0.0

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %loop ]
  %s = phi double [ 0.0, %entry ], [ %s1, %loop ]
  %p = getelementptr double, ptr %items, i64 %i
  %v = load double, ptr %p
  %s1 = add double %s, %v
  %i1 = add i64 %i, 1
  %more = icmp ne i64 %i1, %count
  br i1 %more, label %loop, label %end

end:
  %n = sitofp i64 %count to double
  %avg = fdiv double %s1, %n
  ret double %avg
}
