define i64 @spread(i64 %a) {
  %1 = add i64 %a, 1
  %2 = mul i64 %1, %1
  %2 = add i64 %2, 7
  %3 = xor i64 %2, %1
  ret i64 %3
}
