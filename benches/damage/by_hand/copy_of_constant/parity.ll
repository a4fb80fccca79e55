define zeroext i1 @parity(i8 zeroext %value) {
entry:
  %shift = 4
  %a = lshr i8 %value, %shift
  %b = xor i8 %value, %a
  %c = lshr i8 %b, 2
  %d = xor i8 %b, %c
  %e = lshr i8 %d, 1
  %f = xor i8 %d, %e
  %mask = i8 1
  %g = and i8 %f, %mask
  %r = icmp eq i8 %g, 1
  ret i1 %r
}
