define i64 @f(i64 %n) {
entry:
  %c = icmp eq i64 %n, 0
yes:
  ret i64 1
no:
  ret i64 2
}
