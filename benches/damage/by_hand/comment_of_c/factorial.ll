define i64 @factorial(i64 %n) {
entry:
  // base case
  %small = icmp slt i64 %n, 2
  br i1 %small, label %base, label %recurse

base:
  ret i64 1 // 0! = 1! = 1

recurse:
  %m = sub i64 %n, 1
  %f = call i64 @factorial(i64 %m) // (n-1)!
  %r = mul i64 %n, %f
  ret i64 %r
}
