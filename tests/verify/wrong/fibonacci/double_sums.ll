; wrong fibonacci: adds floats, which are not exact beyond 2 to the 53 (n = 79)
define i64 @fibonacci(i64 %n) {
entry:
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %after, %step ]
  %this = phi double [ 0.0, %entry ], [ %following, %step ]
  %following = phi double [ 1.0, %entry ], [ %sum, %step ]
  %more = icmp ult i64 %index, %n
  br i1 %more, label %step, label %done

step:
  %sum = fadd double %this, %following
  %after = add i64 %index, 1
  br label %next

done:
  %result = fptoui double %this to i64
  ret i64 %result
}
