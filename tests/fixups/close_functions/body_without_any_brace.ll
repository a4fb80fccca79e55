define i64 @sum(i64 %a, i64 %b)
entry:
  %r = add i64 %a, %b
  ret i64 %r

define i64 @one() {
  ret i64 1
}
