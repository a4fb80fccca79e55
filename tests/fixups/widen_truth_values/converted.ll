define double @f(i64 %a, i1 %flag) {
  %c = icmp slt i64 %a, 3
  %w = zext i32 %c to i64
  %t = trunc i32 %c to i8
  %d = uitofp i32 %flag to double
  %n = add i64 %w, 1
  %r = select i1 %c, double %d, double 0.5
  ret double %r
}
