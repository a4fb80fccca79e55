define signext i32 @difference(i32 signext %a, i32 signext %b) {
entry:
  %x = %a
  %y = %b
  %d = sub i32 %x, %y
  %neg = icmp slt i32 %d, 0
  %minus = sub i32 0, %d
  %r = select i1 %neg, i32 %minus, i32 %d
  ret i32 %r
}
