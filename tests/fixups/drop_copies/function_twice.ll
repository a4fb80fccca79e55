; Adds one.
define i64 @increment(i64 %a) {
entry:
  %r = add i64 %a, 1
  ret i64 %r
}

define i64 @two() {
  ret i64 2
}

; Adds one, again.
; As above.
define i64 @increment(i64 %a)
{
entry:
  %r = add i64 %a, 1    ; plus one
  ret i64 %r
}

define i64 @three() {
  ret i64 3
}
