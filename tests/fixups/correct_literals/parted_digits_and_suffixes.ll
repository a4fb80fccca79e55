define i64 @f(i64 %a) {
  %b = add i64 %a, 1_000_000
  %c = add i64 %b, 10L
  %d = add i64 %c, 10u
  %e = add i64 %d, 0xFFUL
  %g = add i64 %e, +7
  %h = add i64 %g, - 7
  ret i64 %h
}
