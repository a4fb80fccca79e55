define i64 @ackermann(i64 %m, i64 %n) {
entry:
  %mz = icmp eq i64 %m, 0
  br i1 %mz, label %a, label %b

a:
  ret i64 (add i64 %n, 1)

b:
  %nz = icmp eq i64 %n, 0
  br i1 %nz, label %c, label %d

c:
  %r = call i64 @ackermann(i64 (sub i64 %m, 1), i64 1)
  ret i64 %r

d:
  %inner = call i64 @ackermann(i64 %m, i64 (sub i64 %n, 1))
  %r2 = call i64 @ackermann(i64 (sub i64 %m, 1), i64 %inner)
  ret i64 %r2
}
