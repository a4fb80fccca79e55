define i64 @pick(i1 %c) {
  br i1 %c, label %yes, label %no
}
yes:
  ret i64 1
no:
  %r = add i64

define i64 @sum(i64 %a, i64 %b)
entry:
  %r = add i64 %a, %b

define i64 @last(i64 %a)
entry:
  %r = add i64 %a, 1
