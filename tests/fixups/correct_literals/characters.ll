define i1 @is_space(i8 %c) {
  %a = icmp eq i8 %c, ' '
  %b = icmp eq i8 %c, '\t'
  %d = icmp eq i8 '\n', %c
  %e = or i1 %a, %b
  %f = or i1 %e, %d
  ret i1 %f
}

define i8 @upper(i8 %c) {
  %low = icmp uge i8 %c, 'a'
  %high = icmp ule i8 %c, 'z'
  %is = and i1 %low, %high
  %offset = sub i8 'a', 'A'
  %u = sub i8 %c, %offset
  %r = select i1 %is, i8 %u, i8 %c
  store i8 'x', ptr @last
  ret i8 %r
}

@last = global i8 '-'
