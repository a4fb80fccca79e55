define i64 @sum(i64 %a, i64 %b) {
  %0 = add i64 %a, %b
  %1 = mul i64 %0, 2
  ret i64 %1
}
