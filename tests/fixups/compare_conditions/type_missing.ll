define i64 @f(i64 %n, i32 %m) {
entry:
  %c = icmp slt i64 %n, 10
  br %c, label %a, label %b

a:
  br %m, label %b, label %c1

b:
  %r = select %c, i64 1, i64 2
  ret i64 %r

c1:
  ret i64 0
}
