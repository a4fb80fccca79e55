Here:

define i64 @one( {
entry:
  %a = add i64 1, 2
  ret i64 %a
}

define i64 @two() {
  ret i64 2
}

Bye.
