; Whether `%n` is not zero, and whether it is odd.
define i1 @f(i64 %n, i32 %m) {
  %odd = and i1 %n, true
  %any = or i1 false, %n
  %one = icmp eq i1 %n, true
  %even = icmp ne i1 true, %m
  %same = xor i1 %m, false
  %r = and i1 %odd, %any
  ret i1 %r
}
