  1 define i64 @one() {
  2 entry:
  3   %r = add i64 0, 1
  4   ret i64 %r
  5 }
