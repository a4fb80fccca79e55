define double @dot_product(ptr %a, i64 %na, ptr %b, i64 %nb) {
entry:
  %lt = icmp slt i64 %na, %nb
  %n = select i1 %lt, i64 %na, i64 %nb
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %body ]
  %s = phi double [ 0, %entry ], [ %s1, %body ]
  %c = icmp slt i64 %i, %n
  br i1 %c, label %body, label %end

body:
  %pa = getelementptr double, ptr %a, i64 %i
  %pb = getelementptr double, ptr %b, i64 %i
  %x = load double, ptr %pa
  %y = load double, ptr %pb
  %m = fmul double %x, %y
  %s1 = fadd double %s, %m
  %i1 = add i64 %i, 1
  br label %loop

end:
  ret double %s
}
