define i64 @clamp(i64 %value, i64 %low, i64 %high) {
entry:
  %lt = icmp slt i64 %value, %low
  %lt.ext = zext i1 %lt to i32
  %a = select i1 %lt.ext, i64 %low, i64 %value
  %gt = icmp sgt i64 %a, %high
  %gt.ext = zext i1 %gt to i32
  %b = select i1 %gt.ext, i64 %high, i64 %a
  ret i64 %b
}
