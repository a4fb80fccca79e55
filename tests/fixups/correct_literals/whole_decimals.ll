define i64 @f(i64 %a) {
  %b = add i64 %a, 1.0
  %c = add i64 %b, 1e9
  %d = add i64 %c, -2.50e1
  ret i64 %d
}
