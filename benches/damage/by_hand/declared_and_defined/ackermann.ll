; forward declaration
declare i64 @ackermann(i64 %m, i64 %n)

define i64 @ackermann(i64 %m, i64 %n) {
entry:
  %m0 = icmp eq i64 %m, 0
  br i1 %m0, label %case1, label %next

case1:
  %r1 = add i64 %n, 1
  ret i64 %r1

next:
  %n0 = icmp eq i64 %n, 0
  %m1 = sub i64 %m, 1
  br i1 %n0, label %case2, label %case3

case2:
  %r2 = call i64 @ackermann(i64 %m1, i64 1)
  ret i64 %r2

case3:
  %n1 = sub i64 %n, 1
  %t = call i64 @ackermann(i64 %m, i64 %n1)
  %r3 = call i64 @ackermann(i64 %m1, i64 %t)
  ret i64 %r3
}
