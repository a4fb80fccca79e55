define i64 @f(i64 %a) {
  %b = %a
  %c = i64 %b
  %d = %c
  %e = add i64 %d, %b
  ret i64 %e
}
