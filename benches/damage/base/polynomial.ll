define double @polynomial(ptr %coefficients, i64 %count, double %x) {
entry:
  br label %head

head:
  %i = phi i64 [ 0, %entry ], [ %i_next, %body ]
  %value = phi double [ 0.0, %entry ], [ %value_next, %body ]
  %more = icmp slt i64 %i, %count
  br i1 %more, label %body, label %done

body:
  %place = getelementptr double, ptr %coefficients, i64 %i
  %coefficient = load double, ptr %place
  %raised = fmul double %value, %x
  %value_next = fadd double %raised, %coefficient
  %i_next = add i64 %i, 1
  br label %head

done:
  ret double %value
}
