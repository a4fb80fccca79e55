; rewrite of factorial: calls itself
define i64 @factorial(i64 %n) {
entry:
  %is_end = icmp ult i64 %n, 2
  br i1 %is_end, label %end, label %more

more:
  %smaller = sub i64 %n, 1
  %rest = call i64 @factorial(i64 %smaller)
  %product = mul i64 %rest, %n
  ret i64 %product

end:
  ret i64 1
}
