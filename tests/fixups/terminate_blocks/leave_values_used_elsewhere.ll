define i64 @pick(i1 %c) {
entry:
  br i1 %c, label %a, label %b
  %one = add i64 0, 1
  br label %a
a:
  ret i64 %one
b:
  ret i64 2
}
