define i64 @spread(i64 %"a b", i64 %x, i64 %x.2) {
  %"a b" = mul i64 %"a b", 3
  %x = add i64 %"a b", %x
  %r = xor i64 %x, %x.2
  ret i64 %r
}
