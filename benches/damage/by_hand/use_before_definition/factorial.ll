define i64 @factorial(i64 %n) {
entry:
  %small = icmp slt i64 %n, 2
  br i1 %small, label %base, label %recurse

base:
  ret i64 1

recurse:
  %f = call i64 @factorial(i64 %m)
  %m = sub i64 %n, 1
  %r = mul i64 %n, %f
  ret i64 %r
}
