define i64 @f(i64 %0) {
  %2 = %0
  %3 = add i64 %2, 1
  %4 = i64 10
  %5 = mul i64 %3, %4
  ret i64 %5
}
