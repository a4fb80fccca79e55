define i64 @sum(i64 %a, i64 %b) {
entry:
  %r = add i64 %a, %b
}

define i64 @pick(i1 %c) {
  br i1 %c, label %a, label %b
a:
  ret i64 1
b:
}
