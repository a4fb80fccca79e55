define double @f(double %x, double %y, i1 %c) {
entry:
  br i1 %c, label %left, label %right

left:
  br label %right

right:
  %s = phi nnan double [ %x, %entry ], [ %y, %left ]
  ret double %s
}
