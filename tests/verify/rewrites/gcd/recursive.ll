; rewrite of gcd: calls itself
define i64 @gcd(i64 %a, i64 %b) {
entry:
  %is_done = icmp eq i64 %b, 0
  br i1 %is_done, label %done, label %more

more:
  %rest = urem i64 %a, %b
  %result = call i64 @gcd(i64 %b, i64 %rest)
  ret i64 %result

done:
  ret i64 %a
}
