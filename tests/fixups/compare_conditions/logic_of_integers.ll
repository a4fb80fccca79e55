declare i32 @is_digit(i8)

define i1 @f(i8 %c, ptr %p, i64 %n) {
  %digit = call i32 @is_digit(i8 %c)
  %not = xor i1 %digit, true
  %minus = icmp eq i8 %c, 45
  %either = or i1 %minus, %digit
  %same = icmp eq i1 %digit, false
  %both = and i1 %either, %p
  %all = and i1 %both, %not
  ret i1 %n
}
