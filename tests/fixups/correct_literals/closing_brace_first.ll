define i1 @closes(i8 %c) {
  %a = icmp eq i8 %c, '}'
  ret i1 %a
}

; The other one.
define i1 @opens(i8 %c, i32 %d) {
  %a = icmp eq i8 %c, '{'
  %b = icmp eq i32 %d, '日'
  %r = or i1 %a, %b
  ret i1 %r
}
