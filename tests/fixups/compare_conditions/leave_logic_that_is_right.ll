define i1 @f(i1 %a, i1 %b) {
  %c = and i1 %a, %b
  %d = xor i1 %c, true
  %e = icmp ne i1 %d, false
  ret i1 %e
}
