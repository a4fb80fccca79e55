define i64 @point_distance(i64 %x1, i64 %y1, i64 %x2, i64 %y2) {
entry:
  %dx = sub i64 %x1, %x2
  %neg = icmp slt i64 %dx, 0
  %minus = sub i64 0, %dx
  %ax = select i1 %neg, i64 %minus, i64 %dx
  %dy = sub i64 %y1, %y2
  %neg = icmp slt i64 %dy, 0
  %minus = sub i64 0, %dy
  %ay = select i1 %neg, i64 %minus, i64 %dy
  %r = add i64 %ax, %ay
  ret i64 %r
}
