define i64 @f(i64 %a, i64 %b, ptr %p) {
  %1 = add i64 %a, i64 %b
  %2 = icmp eq i64 %a, i64 0
  %3 = shl i64 %a, i32 3
  %4 = icmp ne ptr %p, ptr null
  %5 = and i64 %a %b
  %6 = fadd double 1.0, double 2.0
  ret i64 %5
}
