define i64 @ackermann(i64 %m, i64 %n) {
entry:
  %m_zero = icmp eq i64 %m, 0
  br i1 %m_zero, label %plus_one, label %positive

plus_one:
  %a = add i64 %n, 1
  ret i64 %a

positive:
  %m1 = add i64 %m, -1
  %n_zero = icmp eq i64 %n, 0
  br i1 %n_zero, label %one, label %both

one:
  %b = call i64 @ackermann(i64 %m1, i32 1)
  ret i64 %b

both:
  %n1 = add i64 %n, -1
  %c = call i64 @ackermann(i64 %m, i64 %n1)
  %d = call i64 @ackermann(i64 %m1, i64 %c)
  ret i64 %d
}
