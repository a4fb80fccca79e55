define i64 @sum(i64 %n) {
entry:
  %a = add i64 %x, %n
  %x = mul i64 %a, 2
  %b = add i64 %x, 1
  %x = mul i64 %b, 2
  ret i64 %x
}
