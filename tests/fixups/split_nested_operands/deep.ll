define i64 @g(i64 %a, i64 %b) {
  %r = add i64 (mul i64 (sub i64 %a, (shl i64 %b, 1)), (xor i64 %a, %b)), (and i64 %a, 7)
  %s = mul i64 add i64 %r, sub i64 %a, 1, 3
  ret i64 %s
}
