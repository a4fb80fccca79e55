define zeroext bool @parity(u8 zeroext %value) {
entry:
  %h = lshr u8 %value, 4
  %a = xor u8 %value, %h
  %i = lshr u8 %a, 2
  %b = xor u8 %a, %i
  %j = lshr u8 %b, 1
  %c = xor u8 %b, %j
  %bit = trunc u8 %c to bool
  ret bool %bit
}
