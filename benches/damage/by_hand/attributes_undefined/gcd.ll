define i64 @gcd(i64 %a, i64 %b) local_unnamed_addr #0 {
entry:
  %z = icmp eq i64 %b, 0
  br i1 %z, label %base, label %rec

base:
  %neg = icmp slt i64 %a, 0
  %m = sub i64 0, %a
  %r = select i1 %neg, i64 %m, i64 %a
  ret i64 %r

rec:
  %rem = srem i64 %a, %b
  %g = tail call i64 @gcd(i64 %b, i64 %rem) #3
  ret i64 %g
}
