define i64 @spread(i64 %x) {
entry:
  %t = mul i64 %x, 3
  %t = add i64 %t, 1
  %t = xor i64 %t, %x
  ret i64 %t
}
