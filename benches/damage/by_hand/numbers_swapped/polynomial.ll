define double @polynomial(ptr %c, i64 %n, double %x) {
entry:
  br label %loop

loop:
  %1 = phi i64 [ 0, %entry ], [ %6, %body ]
  %0 = phi double [ 0.0, %entry ], [ %7, %body ]
  %2 = icmp slt i64 %1, %n
  br i1 %2, label %body, label %end

body:
  %3 = getelementptr double, ptr %c, i64 %1
  %4 = load double, ptr %3
  %5 = fmul double %0, %x
  %7 = fadd double %5, %4
  %6 = add i64 %1, 1
  br label %loop

end:
  ret double %0
}
