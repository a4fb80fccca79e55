define i1 @f(double %a, float %b) {
  %1 = icmp eq double %a, 1.0
  %2 = icmp slt double %a, 1.0
  %3 = fcmp lt double %a, 1.0
  %4 = fcmp fast ge float %b, 2.0
  %5 = fcmp == double %a, %a
  %6 = fcmp != double %a, %a
  %7 = fcmp > double %a, 1.0
  %8 = cmp nnan le float %b, 1.0
  %9 = fcmp double olt %a, 1.0
  %10 = fcmp <= double %a, 1.0
  %11 = fcmp < double %a, 1.0
  ret i1 %1
}
