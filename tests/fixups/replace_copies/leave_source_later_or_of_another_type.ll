define i64 @f(i64 %a) {
  %b = %c
  %c = add i64 %a, 1
  %d = i64 0
  %e = i32 %d
  %g = i64 %e
  ret i64 %c
}
