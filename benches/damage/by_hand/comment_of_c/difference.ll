# absolute difference
define signext i32 @difference(i32 signext %a, i32 signext %b) {
entry:
  %d = sub i32 %a, %b      # may be negative
  %neg = icmp slt i32 %d, 0
  %m = sub i32 0, %d
  %r = select i1 %neg, i32 %m, i32 %d
  ret i32 %r
}
