define i64 @weighted_sum(i64 %a, i64 %b, i64 %c) {
entry:
  %t = mul i64 %a, 3
  %sum = add i64 0, %t
  %t = mul i64 %b, 2
  %sum = add i64 %sum, %t
  %sum = add i64 %sum, %c
  ret i64 %sum
}
