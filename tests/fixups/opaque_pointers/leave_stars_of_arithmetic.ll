define i64 @f(i64 %a, i64 %b) {
  %c = %a * %b
  %d = mul i64 %a * 2
  ret i64 %c
}
