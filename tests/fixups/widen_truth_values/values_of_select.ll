define i64 @f(i64 %a, i64 %b) {
  %c = icmp ult i64 %a, %b
  %d = icmp eq i64 %a, %b
  %r = select i1 %c, i64 -1, i64 %d
  ret i64 %r
}
