define i64 @sign(i64 %n) {
  %c = icmp slt i64 %n, 0
  br i1 %c, label %Negative, label %Other

Negative:
  ret i64 -1

Other:
  return one here
