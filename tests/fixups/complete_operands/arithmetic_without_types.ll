define i64 @f(i64 %a, i64 %b, double %d) {
  %1 = add %a, %b
  %2 = sub nsw %1, 1
  %3 = mul 2, %2
  %4 = fadd fast %d, 1.0
  %5 = icmp eq %a, %b
  %6 = icmp ne @f, null
  %7 = fcmp olt %d, 1.0
  %8 = add %3, i64 4
  ret i64 %8
}
