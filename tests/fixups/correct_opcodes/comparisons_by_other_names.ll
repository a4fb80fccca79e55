define i1 @f(i64 %a, i64 %b, double %d, ptr %p) {
  %1 = cmp eq i64 %a, %b
  %2 = icmp == i64 %a, %b
  %3 = icmp != i64 %a, 0
  %4 = icmp_eq i64 %a, %b
  %5 = eq i64 %a, %b
  %6 = slt i64 %a, %b
  %7 = icmp i64 eq %a, %b
  %8 = icmp neq ptr %p, null
  %9 = icmp equal i64 %a, %b
  %10 = cmp sgt <2 x i64> zeroinitializer, zeroinitializer
  %11 = icmp i64 ult %a, %b
  ret i1 %1
}
