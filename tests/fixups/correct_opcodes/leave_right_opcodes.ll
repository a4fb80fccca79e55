define i1 @g(i64 %a, double %d, ptr %p, <2 x i1> %v) {
  %1 = fcmp ult double %d, 1.0
  %2 = fcmp nnan ninf one double %d, 1.0
  %3 = icmp uge ptr %p, null
  %4 = fneg double %d
  %5 = bitcast i64 %a to double
  %6 = bitcast <2 x i1> %v to i2
  %7 = zext nneg i1 %1 to i64
  %8 = add nuw nsw i64 %a, 1
  %9 = fdiv arcp double %d, 3.0
  %10 = icmp eq <2 x i1> %v, zeroinitializer
  %11 = sdiv exact i64 %a, 2
  %12 = fcmp true double %d, %d
  ret i1 %1
}
