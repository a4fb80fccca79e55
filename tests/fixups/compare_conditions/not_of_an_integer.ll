define i1 @f(i64 %n, ptr %p) {
  %not = xor i1 %n, true
  %none = xor i1 true, %p
  %zero = icmp eq i1 %n, false
  %set = icmp ne i1 false, %p
  %any = and i1 %p, true
  %one = icmp eq i1 true, %p
  %a = and i1 %not, %none
  %b = or i1 %zero, %set
  %c = or i1 %any, %one
  %d = and i1 %a, %b
  %r = and i1 %c, %d
  ret i1 %r
}
