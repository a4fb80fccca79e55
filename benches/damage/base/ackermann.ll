define i64 @ackermann(i64 %m, i64 %n) {
entry:
  %m_is_zero = icmp eq i64 %m, 0
  br i1 %m_is_zero, label %base, label %check_n

base:
  %n_plus = add i64 %n, 1
  ret i64 %n_plus

check_n:
  %m_less = sub i64 %m, 1
  %n_is_zero = icmp eq i64 %n, 0
  br i1 %n_is_zero, label %first, label %second

first:
  %a = call i64 @ackermann(i64 %m_less, i64 1)
  ret i64 %a

second:
  %n_less = sub i64 %n, 1
  %inner = call i64 @ackermann(i64 %m, i64 %n_less)
  %outer = call i64 @ackermann(i64 %m_less, i64 %inner)
  ret i64 %outer
}
