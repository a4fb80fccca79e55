define i64 @factorial(i64 %n) {
entry:
  %is_small = icmp sle i64 %n, 1
  br i1 %is_small, label %small, label %large
}

small:
  ret i64 1

large:
  %less = sub i64 %n, 1
  %rest = call i64 @factorial(i64 %less)
  %r = mul i64 %n, %rest
  ret i64 %r
}
