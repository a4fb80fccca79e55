define i64 @larger(i64 %a, i64 %b) {
entry:
  %x = %a
  %y = i64 %b
  %c = icmp sgt i64 %x, %y
  %r = select i1 %c, i64 %x, i64 %y
  ret i64 %r
}
