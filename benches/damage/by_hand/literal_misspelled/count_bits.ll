define i64 @count_bits(i64 %v) {
entry:
  %a = lshr i64 %v, 1
  %b = and i64 %a, 0x5555555555555555
  %c = sub i64 %v, %b
  %d = and i64 %c, 0x3333333333333333
  %e = lshr i64 %c, 2
  %f = and i64 %e, 0x3333333333333333
  %g = add i64 %d, %f
  %h = lshr i64 %g, 4
  %i = add i64 %g, %h
  %j = and i64 %i, 0x0F0F0F0F0F0F0F0F
  %k = mul i64 %j, 0x0101010101010101
  %l = lshr i64 %k, 56
  ret i64 %l
}
